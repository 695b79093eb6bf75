import type { SourceReport, SyncReport } from '../../core/knowledge/sync/report.ts';
import type { PageProblem } from '../../core/knowledge/sync/source.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import { table } from './table.ts';

/** Problems of one kind that are printed; the rest is counted. */
const shown = 50;

const heading = [
  'source',
  'read',
  'added',
  'changed',
  'unchanged',
  'removed',
  'failed',
  'left out',
  'not reached',
];

const row = (report: SourceReport): string[] => [
  plainLine(report.source, 60),
  ...[
    report.read,
    report.added,
    report.changed,
    report.unchanged,
    report.removed,
    report.failed.length,
    report.leftOut.length,
    report.notReached,
  ].map(String),
];

const list = (title: string, problems: PageProblem[]): string[] => {
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, shown)
    .map(({ from, why }) => `  ${plainLine(from, 200)}: ${plainLine(why, 300)}`);
  const more = problems.length > shown ? [`  and ${problems.length - shown} more`] : [];
  return ['', title, ...lines, ...more];
};

/** What failed, in whichever way. */
export const failuresIn = ({ sources, published }: SyncReport): PageProblem[] => [
  ...sources.flatMap(({ failed }) => failed),
  ...(published?.failed ?? []).map(({ slug, why }) => ({ from: slug, why })),
];

/** A report for people: a table of the sources, what failed and why, and what came of it. */
export const showReport = (report: SyncReport): string => {
  const { sources, articles, version, published, durationMs } = report;
  const outcome =
    published === undefined
      ? 'nothing changed, so nothing was published'
      : `published, the engine holds ${published.articles} of them`;
  const unread = sources.some(({ notReached }) => notReached > 0)
    ? ['', 'Time was up before all pages were read; the next synchronisation begins with the others.']
    : [];
  return [
    table([heading, ...sources.map(row)]),
    ...list('Failed (what was known of them is kept):', failuresIn(report)),
    ...list(
      'Left out:',
      sources.flatMap(({ leftOut }) => leftOut),
    ),
    ...unread,
    '',
    `${articles} articles, version ${version.slice(0, 12)}; ${outcome}. ${(durationMs / 1000).toFixed(1)} s`,
  ].join('\n');
};
