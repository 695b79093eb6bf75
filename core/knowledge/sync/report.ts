import type { PublishReport } from '../snapshot.ts';
import type { PageProblem } from './source.ts';

/** What happened to the pages of one source. */
export interface SourceReport {
  /** As in `SyncedPage.source`. */
  source: string;
  /** Pages that were asked for and answered, the unchanged ones among them. */
  read: number;
  unchanged: number;
  changed: number;
  added: number;
  removed: number;
  /** Could not be read now; what was known of them is kept. */
  failed: PageProblem[];
  /** Not wanted by their site, gone though still listed, or there already. */
  leftOut: PageProblem[];
  /** Not reached before the deadline; the next synchronisation begins with them. */
  notReached: number;
}

export interface SyncReport {
  /** In the order of the configuration; then sources that are no longer configured. */
  sources: SourceReport[];
  /** Of the snapshot that was saved. */
  version: string;
  articles: number;
  /** Undefined where nothing changed, and so nothing was published. */
  published?: PublishReport;
  durationMs: number;
}

export interface SyncProgress {
  source: string;
  /** Pages done, of those listed. */
  done: number;
  total: number;
}
