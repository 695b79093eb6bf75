import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderSource } from '../../../adapters/knowledge/folder-source.ts';
import { fileKnowledgeStore } from '../../../adapters/knowledge-store/file.ts';
import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { type CrawlerOptions, crawler } from '../../../adapters/page-reader/crawler.ts';
import { readHtml } from '../../../adapters/page-reader/page-text.ts';
import { sitemap } from '../../../adapters/page-reader/sitemap.ts';
import { urlList } from '../../../adapters/page-reader/url-list.ts';
import type { KnowledgeSourceConfig } from '../../../core/configuration/knowledge-source.ts';
import type { KnowledgeChange, KnowledgePublisher } from '../../../core/knowledge/snapshot.ts';
import type { SyncReport } from '../../../core/knowledge/sync/report.ts';
import type { KnowledgeSources } from '../../../core/knowledge/sync/source.ts';
import { type SyncOptions, syncKnowledge } from '../../../core/knowledge/sync/sync-knowledge.ts';
import type { KnowledgeStore } from '../../../core/ports.ts';
import { fixedClock } from '../../factories/clock.ts';
import { sequentialIds } from '../../factories/ids.ts';
import { silentTelemetry } from '../../factories/world.ts';
import { type Site, startSite } from './site.ts';

export interface SyncWorld {
  site: Site;
  /** A folder of its own. */
  dir: string;
  clock: ReturnType<typeof fixedClock>;
  /** Milliseconds that were waited for, one after another. */
  sleeps: number[];
  store: KnowledgeStore;
  /** What the engine was told, oldest first. */
  published: KnowledgeChange[];
  /** The engine's next answers; then it takes everything. */
  engine: KnowledgePublisher['publish'][];
  crawl: Partial<CrawlerOptions>;
  maxPages: number;
  requestsPerSecond: number;
  /** Replaces readers. */
  readers: Partial<KnowledgeSources>;
  sync(sources: KnowledgeSourceConfig[], options?: SyncOptions): Promise<SyncReport>;
  close(): Promise<void>;
}

/** Synchronisation against a real site on loopback, in virtual time. */
export const syncWorld = async (): Promise<SyncWorld> => {
  const clock = fixedClock();
  const dir = await mkdtemp(join(tmpdir(), 'frontdesk-sync-'));
  const world: SyncWorld = {
    site: await startSite(),
    dir,
    clock,
    sleeps: [],
    store: fileKnowledgeStore(join(dir, 'store'), sequentialIds()),
    published: [],
    engine: [],
    crawl: {},
    maxPages: 100,
    requestsPerSecond: 10,
    readers: {},
    sync: async (sources, options = {}) => {
      const crawl = crawler({
        requestsPerSecond: world.requestsPerSecond,
        clock,
        sleep: async (milliseconds) => {
          world.sleeps.push(milliseconds);
          clock.advance(milliseconds);
        },
        allow: [world.site.host],
        ...world.crawl,
      });
      return syncKnowledge(
        {
          sources: {
            folder: folderSource({ readHtml }),
            urls: urlList(crawl),
            sitemap: sitemap(crawl),
            liveagent: () => Promise.reject(new Error('there is no LiveAgent in this world')),
            ...world.readers,
          },
          store: world.store,
          publisher: {
            publish: async (change) => {
              const answer = world.engine.shift();
              const report =
                answer === undefined
                  ? { articles: change.articles.length, failed: [] }
                  : await answer(change);
              world.published.push(change);
              return report;
            },
          },
          detector: tinyldDetector(),
          clock,
          telemetry: silentTelemetry,
        },
        {
          languages: { default: 'en', team: ['en'] },
          knowledge: {
            sources,
            crawl: { requestsPerSecond: world.requestsPerSecond, maxPages: world.maxPages },
          },
        },
        options,
      );
    },
    close: async () => {
      world.site.close();
      await rm(dir, { recursive: true });
    },
  };
  return world;
};
