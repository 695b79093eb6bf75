import { join } from 'node:path';
import { liveAgentArticles } from '../../adapters/help-desk/articles.ts';
import { liveAgentClient } from '../../adapters/help-desk/client.ts';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { fileIndexStore } from '../../adapters/index-store/file.ts';
import { folderSource } from '../../adapters/knowledge/folder-source.ts';
import { indexPublisher } from '../../adapters/knowledge/index-publisher.ts';
import { fileKnowledgeStore } from '../../adapters/knowledge-store/file.ts';
import { tinyldDetector } from '../../adapters/language/tinyld.ts';
import { crawler } from '../../adapters/page-reader/crawler.ts';
import { readHtml } from '../../adapters/page-reader/page-text.ts';
import { sitemap } from '../../adapters/page-reader/sitemap.ts';
import { urlList } from '../../adapters/page-reader/url-list.ts';
import { systemSleep } from '../../adapters/time/system-sleep.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import { AppError } from '../../core/errors.ts';
import type { SyncProgress, SyncReport } from '../../core/knowledge/sync/report.ts';
import type { KnowledgeSources } from '../../core/knowledge/sync/source.ts';
import { syncKnowledge } from '../../core/knowledge/sync/sync-knowledge.ts';
import type { Clock, Telemetry } from '../../core/ports.ts';

export interface LocalSyncOptions {
  config: Pick<FrontdeskConfig, 'languages' | 'knowledge' | 'liveagent'>;
  dir: string;
  clock: Clock;
  telemetry: Telemetry;
  everything: boolean;
  /** `host:port` pairs that are read although they are not on the public internet. */
  allow: string[];
  /** Of the account; where they are missing, only a source `liveagent` fails. */
  liveagent: { url: string | undefined; v1Key: string | undefined };
  onProgress: (progress: SyncProgress) => void;
}

export const indexFile = (dir: string): string => join(dir, 'index.json');

const sourcesFor = ({ config, clock, allow, liveagent }: LocalSyncOptions): KnowledgeSources => {
  const { requestsPerSecond } = config.knowledge.crawl;
  const crawl = crawler({ requestsPerSecond, clock, sleep: systemSleep, allow });
  const url = liveagent.url ?? config.liveagent.url;
  const keys = async () => {
    const v1 = liveagent.v1Key ?? '';
    if (v1 === '') {
      throw new AppError(
        'invalid',
        'LIVEAGENT_V1_KEY is not set; expected the key for API v1 of the LiveAgent account',
      );
    }
    return { v1, v3: '' };
  };
  return {
    folder: folderSource({ readHtml }),
    urls: urlList(crawl),
    sitemap: sitemap(crawl),
    liveagent: liveAgentArticles({
      client: liveAgentClient({ url, keys, timeoutMs: 15_000, now: clock.now }),
      url,
      readHtml,
    }),
  };
};

/** Synchronises into a folder of this machine. */
export const syncLocally = (options: LocalSyncOptions): Promise<SyncReport> => {
  const { config, dir, clock, telemetry, everything, onProgress } = options;
  return syncKnowledge(
    {
      sources: sourcesFor(options),
      store: fileKnowledgeStore(dir, randomIds),
      publisher: indexPublisher(fileIndexStore(indexFile(dir), randomIds)),
      detector: tinyldDetector(),
      clock,
      telemetry,
      onProgress,
    },
    config,
    { everything },
  );
};
