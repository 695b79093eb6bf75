import { AppError } from '../../core/errors.ts';
import type { KnowledgeSources, PageProblem, SourceOf } from '../../core/knowledge/sync/source.ts';
import type { Crawler } from './crawler.ts';
import { parseSitemap, type Sitemap } from './parse-sitemap.ts';
import { readWebPage } from './web-page.ts';

/** Bounds against a site that lists without end; sitemaps.org allows 50,000 addresses in one file. */
const maxSitemaps = 200;
const maxPages = 50_000;
const maxBytes = 20_000_000;

const messageOf = (error: unknown): string => {
  if (error instanceof AppError) return error.message;
  throw error;
};

const readSitemap = async (crawl: Crawler, address: string): Promise<Sitemap> => {
  const crawled = await crawl.get(address, { accept: [], maxBytes });
  if (crawled.kind === 'page') return parseSitemap(crawled.body, crawled.contentType, maxBytes);
  throw new AppError('unavailable', crawled.kind === 'gone' ? crawled.why : 'the sitemap gave no content');
};

const onHost = (address: string, host: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.hash = '';
  return url.host === host && /^https?:$/.test(url.protocol) ? url.href : undefined;
};

/** Follows indexes to all their sitemaps. Only the first sitemap's failure is thrown; the others' become problems. */
const collect = async (crawl: Crawler, root: string) => {
  const { host } = new URL(root);
  const first = await readSitemap(crawl, root);
  const pages = [...first.pages];
  const problems: PageProblem[] = [];
  const queue = [...first.sitemaps];
  const seen = new Set([root]);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const address = onHost(next, host);
    if (address !== undefined && seen.has(address)) continue;
    if (seen.size >= maxSitemaps || pages.length >= maxPages) {
      problems.push({
        from: root,
        why: `there are more than ${maxSitemaps} sitemaps or ${maxPages} pages; the rest is left out`,
      });
      break;
    }
    seen.add(address ?? next);
    try {
      if (address === undefined) throw new AppError('refused', `the sitemap is not on ${host}`);
      const sitemap = await readSitemap(crawl, address);
      pages.push(...sitemap.pages);
      queue.push(...sitemap.sitemaps);
    } catch (error) {
      problems.push({ from: next, why: messageOf(error) });
    }
  }
  return { pages, problems };
};

const isWanted = (address: string, { include, exclude = [] }: SourceOf<'sitemap'>): boolean =>
  (include === undefined || include.some((start) => address.startsWith(start))) &&
  !exclude.some((start) => address.startsWith(start));

/** Source `sitemap`: pages of one host that its sitemap lists. */
export const sitemap =
  (crawl: Crawler): KnowledgeSources['sitemap'] =>
  async (source) => {
    const { host } = new URL(source.url);
    const { pages, problems } = await collect(crawl, source.url);
    const own = pages.map((page) => onHost(page, host));
    const elsewhere = own.filter((page) => page === undefined).length;
    const wanted = own.filter((page) => page !== undefined && isWanted(page, source)) as string[];
    if (wanted.length === 0 && problems.length === 0) {
      throw new AppError(
        'refused',
        `the sitemap lists no page of ${host} that is wanted; expected at least one`,
      );
    }
    return {
      pages: [...new Set(wanted)].slice(0, maxPages),
      problems,
      leftOut:
        elsewhere === 0
          ? []
          : [{ from: source.url, why: `lists ${elsewhere} addresses that are not on ${host}` }],
      read: (from, known) => readWebPage(crawl, from, known),
    };
  };
