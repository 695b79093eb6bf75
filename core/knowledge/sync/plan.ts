import type { KnowledgeSourceConfig } from '../../configuration/knowledge-source.ts';
import { AppError } from '../../errors.ts';
import type { SourceReport } from './report.ts';
import type { KnowledgeSources, OpenSource } from './source.ts';

/** One source of the configuration in one synchronisation. */
export interface Plan {
  source: KnowledgeSourceConfig;
  /** Undefined where the source could not be listed. */
  opened: OpenSource | undefined;
  /** What is read, in the source's order. */
  pages: string[];
  report: SourceReport;
}

export const emptyReport = (source: string): SourceReport => ({
  source,
  read: 0,
  unchanged: 0,
  changed: 0,
  added: 0,
  removed: 0,
  failed: [],
  leftOut: [],
  notReached: 0,
});

const nameOf = (source: KnowledgeSourceConfig): string => {
  if (source.kind === 'folder') return `folder ${source.path}`;
  if (source.kind === 'urls') return `urls ${source.urls[0] ?? ''}`;
  return source.kind === 'sitemap' ? `sitemap ${source.url}` : 'liveagent';
};

/** Names of sources as they stand in the snapshot and in reports, told apart where two are called the same. */
export const sourceNames = (sources: KnowledgeSourceConfig[]): string[] => {
  const used = new Map<string, number>();
  return sources.map((source) => {
    const name = nameOf(source);
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};

export const whyOf = (error: unknown): string =>
  error instanceof AppError ? error.message : `something unforeseen: ${String(error)}`;

const openSource = (sources: KnowledgeSources, source: KnowledgeSourceConfig): Promise<OpenSource> => {
  switch (source.kind) {
    case 'folder':
      return sources.folder(source);
    case 'urls':
      return sources.urls(source);
    case 'sitemap':
      return sources.sitemap(source);
    case 'liveagent':
      return sources.liveagent(source);
  }
};

/** At most `max` pages: those already known before new ones, so that a growing list drops nothing that was there. */
const withinLimit = (pages: string[], max: number, isKnown: (from: string) => boolean): string[] => {
  if (pages.length <= max) return pages;
  const kept = new Set([...pages.filter(isKnown), ...pages.filter((from) => !isKnown(from))].slice(0, max));
  return pages.filter((from) => kept.has(from));
};

/** Lists all sources. A page that two of them list belongs to the first. */
export const planSources = async (
  sources: KnowledgeSources,
  configured: KnowledgeSourceConfig[],
  limits: { maxPages: number; isKnown: (from: string) => boolean },
): Promise<Plan[]> => {
  const names = sourceNames(configured);
  const plans = await Promise.all(
    configured.map(async (source, i): Promise<Plan> => {
      const report = emptyReport(names[i] ?? '');
      try {
        const opened = await openSource(sources, source);
        report.failed.push(...opened.problems);
        report.leftOut.push(...opened.leftOut);
        return { source, opened, pages: [...new Set(opened.pages)], report };
      } catch (error) {
        report.failed.push({ from: report.source, why: whyOf(error) });
        return { source, opened: undefined, pages: [], report };
      }
    }),
  );
  const claimed = new Map<string, string>();
  for (const plan of plans) {
    const { report } = plan;
    const own = plan.pages.filter((from) => {
      const other = claimed.get(from);
      if (other === undefined) claimed.set(from, report.source);
      else report.leftOut.push({ from, why: `is read from ${other} already` });
      return other === undefined;
    });
    plan.pages = withinLimit(own, limits.maxPages, limits.isKnown);
    if (plan.pages.length < own.length) {
      report.failed.push({
        from: report.source,
        why: `there are ${own.length} pages; expected at most ${limits.maxPages} (knowledge.crawl.maxPages), the rest is left out`,
      });
    }
  }
  return plans;
};
