import type { SourceReport } from '../../../core/knowledge/sync/report.ts';

/** The report of a source that had nothing but what is named. */
export const reportOf = (source: string, counts: Partial<SourceReport> = {}): SourceReport => ({
  source,
  read: 0,
  unchanged: 0,
  changed: 0,
  added: 0,
  removed: 0,
  failed: [],
  leftOut: [],
  notReached: 0,
  ...counts,
});
