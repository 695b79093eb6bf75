import type { Instant } from '../../instant.ts';
import type { LanguageDetector } from '../../ports.ts';
import type { Article } from '../article.ts';
import type { SyncedPage } from '../snapshot.ts';
import { emptyReport, type Plan } from './plan.ts';
import type { Outcome } from './read-pages.ts';
import type { SourceReport } from './report.ts';
import type { SourcePage } from './source.ts';

/** A page that stays or comes; without a slug where it is new. */
export interface SettledPage {
  page: Omit<SyncedPage, 'article' | 'hash'> & { article: Omit<Article, 'slug'> };
  /** The slug of its last copy. */
  slug?: string;
  name?: string;
}

export interface Settlement {
  pages: SettledPage[];
  /** Of sources that are no longer configured. */
  formerSources: SourceReport[];
}

interface Settling {
  known: ReadonlyMap<string, SyncedPage>;
  now: Instant;
  defaultLanguage: string;
  detector: LanguageDetector;
}

/** Characters by which a page's language is judged. */
const sample = 2000;

const languageOf = (page: SourcePage, { source }: Plan, settling: Settling): string =>
  page.language ??
  (source.kind === 'folder' ? undefined : source.language) ??
  settling.detector.detect(page.body.slice(0, sample)) ??
  settling.defaultLanguage;

const kept = (known: SyncedPage, source: string, changes: Partial<SyncedPage> = {}): SettledPage => {
  const { hash: _, ...page } = { ...known, ...changes, source };
  return { page, slug: known.article.slug };
};

const arrived = (from: string, given: SourcePage, plan: Plan, settling: Settling): SettledPage => {
  const { name, title, url, body, etag, lastModified } = given;
  const slug = settling.known.get(from)?.article.slug;
  return {
    page: {
      source: plan.report.source,
      from,
      article: { title, url, language: languageOf(given, plan, settling), body },
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      readAt: settling.now,
    },
    ...(slug === undefined ? {} : { slug }),
    ...(name === undefined ? {} : { name }),
  };
};

/** What stays of one page, and what its source's report says about it. */
const settlePage = (
  from: string,
  outcome: Outcome,
  plan: Plan,
  settling: Settling,
): SettledPage | undefined => {
  const { report } = plan;
  const known = settling.known.get(from);
  switch (outcome.outcome) {
    case 'read':
      report.read += 1;
      return arrived(from, outcome.page, plan, settling);
    case 'unchanged':
      report.read += 1;
      return known === undefined ? undefined : kept(known, report.source, { readAt: settling.now });
    case 'gone':
      report.leftOut.push({ from, why: outcome.why });
      return undefined;
    case 'failed':
      report.failed.push({ from, why: outcome.why });
      return known === undefined ? undefined : kept(known, report.source);
    case 'not_reached':
      report.notReached += 1;
      return known === undefined ? undefined : kept(known, report.source);
  }
};

/** Known pages that are on no list now, though the list they were on could not be read as a whole. */
const unlisted = (plan: Plan, listed: ReadonlySet<string>, settling: Settling): SettledPage[] => {
  const complete = plan.opened !== undefined && plan.opened.problems.length === 0;
  if (complete) return [];
  return [...settling.known.values()]
    .filter(({ source, from }) => source === plan.report.source && !listed.has(from))
    .map((page) => kept(page, page.source));
};

/** Pages under one public address are one page; a folder's files may share one, for they were written by hand. */
const withoutDoubles = (plan: Plan, pages: SettledPage[], seen: Map<string, string>): SettledPage[] =>
  pages.filter(({ page }) => {
    const first = seen.get(page.article.url);
    if (first === undefined) seen.set(page.article.url, page.from);
    if (first === undefined || plan.source.kind === 'folder') return true;
    plan.report.leftOut.push({
      from: page.from,
      why: `is ${page.article.url}, which ${first} gives already`,
    });
    return false;
  });

const countRemoved = (plans: Plan[], settling: Settling, pages: SettledPage[]): SourceReport[] => {
  const staying = new Set(pages.map(({ page }) => page.from));
  const reports = new Map(plans.map(({ report }) => [report.source, report]));
  const former = new Map<string, SourceReport>();
  for (const { source, from } of settling.known.values()) {
    if (staying.has(from)) continue;
    const report = reports.get(source) ?? former.get(source) ?? emptyReport(source);
    report.removed += 1;
    if (!reports.has(source)) former.set(source, report);
  }
  return [...former.values()];
};

/** What the knowledge base consists of now. Fills the reports of the plans in. */
export const settlePages = (
  plans: Plan[],
  outcomes: Map<string, Outcome>[],
  settling: Settling,
): Settlement => {
  const listed = new Set(plans.flatMap(({ pages }) => pages));
  const seen = new Map<string, string>();
  const pages = plans.flatMap((plan, i) => {
    const settled = plan.pages.flatMap((from) => {
      const outcome = outcomes[i]?.get(from);
      const page = outcome === undefined ? undefined : settlePage(from, outcome, plan, settling);
      return page === undefined ? [] : [page];
    });
    return withoutDoubles(plan, [...settled, ...unlisted(plan, listed, settling)], seen);
  });
  return { pages, formerSources: countRemoved(plans, settling, pages) };
};
