import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
import { sqliteRateLimiter } from '../../adapters/rate-limiter/sqlite.ts';
import { systemSleep } from '../../adapters/time/system-sleep.ts';
import type { FrontdeskConfig } from '../../core/config.ts';
import { AppError } from '../../core/errors.ts';
import type { SyncProgress, SyncReport } from '../../core/knowledge/sync/report.ts';
import type { KnowledgeSources } from '../../core/knowledge/sync/source.ts';
import { syncKnowledge } from '../../core/knowledge/sync/sync-knowledge.ts';
import { requestAllowance } from '../../core/limits/request-allowance.ts';
import type { Clock, RateLimiter, Telemetry } from '../../core/ports.ts';

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

/** LiveAgent counts the requests of one run after the other, and of two at once, together. */
export const requestsFile = (dir: string): string => join(dir, 'requests.db');

const sourcesFor = (
  { config, clock, telemetry, allow, liveagent }: LocalSyncOptions,
  limiter: RateLimiter,
): KnowledgeSources => {
  const { requestsPerSecond } = config.knowledge.crawl;
  const crawl = crawler({ requestsPerSecond, clock, sleep: systemSleep, allow });
  const url = liveagent.url ?? config.liveagent.url;
  const allowance = requestAllowance(
    { limiter, clock, sleep: systemSleep, telemetry },
    { ...config.liveagent, manner: 'bulk' },
  );
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
      client: liveAgentClient({ url, keys, timeoutMs: 15_000, now: clock.now, allowance }),
      url,
      readHtml,
    }),
  };
};

/** Synchronises into a folder of this machine. */
export const syncLocally = async (options: LocalSyncOptions): Promise<SyncReport> => {
  const { config, dir, clock, telemetry, everything, onProgress } = options;
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(requestsFile(dir), { timeout: 5_000 });
  try {
    return await syncKnowledge(
      {
        sources: sourcesFor(options, sqliteRateLimiter(database, { clock })),
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
  } finally {
    database.close();
  }
};
