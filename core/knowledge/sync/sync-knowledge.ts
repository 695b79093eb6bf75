import type { FrontdeskConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import type { Instant } from '../../instant.ts';
import type {
  Clock,
  KnowledgePublisher,
  KnowledgeSources,
  KnowledgeStore,
  LanguageDetector,
  Telemetry,
} from '../../ports.ts';
import type { SyncProgress, SyncReport } from './report.ts';

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
  /** Publishes unchanged articles too: for a new or emptied engine. */
  everything?: boolean;
}

export type SyncConfig = Pick<FrontdeskConfig, 'languages'> & {
  knowledge: Pick<FrontdeskConfig['knowledge'], 'sources' | 'crawl'>;
};

/**
 * Reads all sources, hands what changed to the engine and then saves the snapshot. AppError where the snapshot or
 * the engine fails; what is wrong with pages and sources is in the report.
 */
export const syncKnowledge = async (
  _deps: SyncDeps,
  _config: SyncConfig,
  _options: SyncOptions = {},
): Promise<SyncReport> => {
  throw new AppError('unavailable', 'synchronisation is not there yet');
};
