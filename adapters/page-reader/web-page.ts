import { AppError } from '../../core/errors.ts';
import type { HtmlPage } from '../../core/knowledge/html-page.ts';
import type { PageReading, SourcePage, Validators } from '../../core/knowledge/sync/source.ts';
import type { Crawled, Crawler } from './crawler.ts';
import { pageTypes } from './guarded-fetch.ts';
import { decode, isHtml, readHtml, saysNoindex } from './page-text.ts';

const maxBytes = 3_000_000;
const maxTitle = 300;

const parsed = (html: string): HtmlPage => {
  try {
    return readHtml(html);
  } catch (error) {
    throw new AppError('refused', 'the page could not be turned into text; expected usable HTML', {
      cause: error,
    });
  }
};

/** The address a page gives itself, if that lies on its own host. */
const publicUrl = (url: string, canonical: string | undefined): string => {
  if (canonical === undefined || !URL.canParse(canonical, url)) return url;
  const named = new URL(canonical, url);
  named.hash = '';
  return named.host === new URL(url).host && /^https?:$/.test(named.protocol) ? named.href : url;
};

const validatorsOf = (headers: Extract<Crawled, { kind: 'page' }>['headers']): Validators => {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return {
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
};

const plainPage = (text: string): HtmlPage => ({
  title: /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? '',
  text: text.trim(),
  noindex: false,
});

const noindex: PageReading = { outcome: 'gone', why: 'the page asks not to be indexed' };

/** Reads one page of a site as knowledge. AppError where it cannot be read now or holds no text. */
export const readWebPage = async (
  crawl: Crawler,
  address: string,
  known: Validators,
): Promise<PageReading> => {
  const crawled = await crawl.get(address, { accept: pageTypes, maxBytes, known });
  if (crawled.kind === 'unchanged') return { outcome: 'unchanged' };
  if (crawled.kind === 'gone') return { outcome: 'gone', why: crawled.why };
  if (saysNoindex(crawled.headers.get('x-robots-tag') ?? '')) return noindex;
  const source = decode(crawled.body, crawled.contentType);
  const page = isHtml(crawled.contentType) ? parsed(source) : plainPage(source);
  if (page.noindex) return noindex;
  if (page.text === '') throw new AppError('refused', 'the page holds no text');
  const url = publicUrl(crawled.url, page.canonical);
  const given: SourcePage = {
    title: page.title.slice(0, maxTitle) || url,
    url,
    ...(page.language === undefined ? {} : { language: page.language }),
    body: page.text,
    ...validatorsOf(crawled.headers),
  };
  return { outcome: 'read', page: given };
};
