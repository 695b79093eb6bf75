import type { FrontdeskConfig } from '../../config.ts';
import type { Instant } from '../../instant.ts';
import type { Clock, KnowledgeStore, LanguageDetector, Telemetry } from '../../ports.ts';
import type { KnowledgeChange, KnowledgePublisher, PublishReport, SyncedPage } from '../snapshot.ts';
import { versionOf } from './hash.ts';
import { namePages } from './name-pages.ts';
import { type Plan, planSources } from './plan.ts';
import { type Outcome, readPages } from './read-pages.ts';
import type { SyncProgress, SyncReport } from './report.ts';
import { settlePages } from './settle-pages.ts';
import type { KnowledgeSources } from './source.ts';

export interface SyncDeps {
  /** Made for one synchronisation: they remember what they learnt of a site. */
  sources: KnowledgeSources;
  store: KnowledgeStore;
  publisher: KnowledgePublisher;
  detector: LanguageDetector;
  clock: Clock;
  telemetry: Telemetry;
  onProgress?: (progress: SyncProgress) => void;
}

export interface SyncOptions {
  /** No page is begun after it. */
  deadline?: Instant;
  /** Reads and publishes unchanged pages too: for a new or emptied engine. */
  everything?: boolean;
}

export type SyncConfig = Pick<FrontdeskConfig, 'languages'> & {
  knowledge: Pick<FrontdeskConfig['knowledge'], 'sources' | 'crawl'>;
};

type Known = ReadonlyMap<string, SyncedPage>;

const changeOf = (
  version: string,
  pages: SyncedPage[],
  known: Known,
  everything: boolean,
): KnowledgeChange => {
  const staying = new Set(pages.map(({ from }) => from));
  return {
    version,
    articles: pages.map(({ article }) => article),
    put: pages
      .filter(({ from, hash }) => everything || known.get(from)?.hash !== hash)
      .map(({ article }) => article),
    removed: [...known.values()].filter(({ from }) => !staying.has(from)).map(({ article }) => article.slug),
  };
};

/** A page that the engine did not take loses its hash, so that the next synchronisation offers it again. */
const rememberFailures = (pages: SyncedPage[], { failed }: PublishReport): SyncedPage[] => {
  const lost = new Set(failed.map(({ slug }) => slug));
  return pages.map((page) => (lost.has(page.article.slug) ? { ...page, hash: '' } : page));
};

/** Adds what became of the pages that were read to the reports. */
const countChanges = (
  plans: Plan[],
  outcomes: Map<string, Outcome>[],
  pages: SyncedPage[],
  known: Known,
): void => {
  const answered = new Map(
    plans.flatMap(({ report }, i) =>
      [...(outcomes[i] ?? [])]
        .filter(([, { outcome }]) => outcome === 'read' || outcome === 'unchanged')
        .map(([from]) => [from, report]),
    ),
  );
  for (const { from, hash } of pages) {
    const report = answered.get(from);
    if (report === undefined) continue;
    const before = known.get(from);
    if (before === undefined) report.added += 1;
    else if (before.hash === hash) report.unchanged += 1;
    else report.changed += 1;
  }
};

/**
 * Reads all sources, hands what changed to the engine and then saves the snapshot. In this order a crash in between is
 * healed by the next synchronisation: it finds the same differences again, and putting or removing an article twice
 * does no harm. The other way round the engine would never hear of them. AppError where the snapshot or the engine
 * fails; what is wrong with pages and sources is in the report.
 */
export const syncKnowledge = async (
  { sources, store, publisher, detector, clock, telemetry, onProgress = () => undefined }: SyncDeps,
  { languages, knowledge }: SyncConfig,
  { deadline, everything = false }: SyncOptions = {},
): Promise<SyncReport> => {
  const now = clock.now();
  const before = await store.load();
  const known: Known = new Map((before?.pages ?? []).map((page) => [page.from, page]));
  const plans = await planSources(sources, knowledge.sources, {
    maxPages: knowledge.crawl.maxPages,
    isKnown: (from) => known.has(from),
  });
  const outcomes = await Promise.all(
    plans.map((plan) => {
      const show = (done: number) =>
        onProgress({ source: plan.report.source, done, total: plan.pages.length });
      show(0);
      return readPages(plan, known, {
        now: clock.now,
        ...(deadline === undefined ? {} : { deadline }),
        everything,
        onPage: show,
      });
    }),
  );
  const settled = settlePages(plans, outcomes, {
    known,
    now,
    defaultLanguage: languages.default,
    detector,
  });
  const pages = await namePages(settled.pages, known);
  countChanges(plans, outcomes, pages, known);

  const version = await versionOf(pages.map(({ article, hash }) => ({ slug: article.slug, hash })));
  const change = changeOf(version, pages, known, everything);
  const isChanged = change.put.length > 0 || change.removed.length > 0;
  const published = isChanged ? await publisher.publish(change) : undefined;
  await store.save({
    version,
    syncedAt: now,
    pages: published === undefined ? pages : rememberFailures(pages, published),
  });

  const reports = [...plans.map(({ report }) => report), ...settled.formerSources];
  const failures = reports.reduce((sum, { failed }) => sum + failed.length, published?.failed.length ?? 0);
  const durationMs = clock.now() - now;
  telemetry.count('KnowledgeArticles', pages.length);
  telemetry.count('KnowledgeFailures', failures);
  telemetry.info('knowledge_synchronised', { count: pages.length, durationMs });
  return {
    sources: reports,
    version,
    articles: pages.length,
    ...(published === undefined ? {} : { published }),
    durationMs,
  };
};
