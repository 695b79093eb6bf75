import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomIds } from '../adapters/ids/random-ids.ts';
import { buildIndex } from '../adapters/knowledge/build-index.ts';
import { readFolder } from '../adapters/knowledge/folder.ts';
import { refreshingKnowledge } from '../adapters/knowledge/refreshing.ts';
import { fileKnowledgeStore, snapshotFile } from '../adapters/knowledge-store/file.ts';
import { readHtml } from '../adapters/page-reader/page-text.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Article } from '../core/knowledge/article.ts';
import type { KnowledgeSnapshot } from '../core/knowledge/snapshot.ts';
import { sourceNames } from '../core/knowledge/sync/plan.ts';
import type { Clock, Knowledge, Telemetry } from '../core/ports.ts';

export interface LocalKnowledgeOptions {
  config: { knowledge: Pick<FrontdeskConfig['knowledge'], 'sources'> };
  /** Where `npm run knowledge -- sync` leaves its snapshot. */
  dir: string;
  clock: Clock;
  telemetry: Pick<Telemetry, 'info' | 'warn'>;
}

/** How often a new snapshot is looked for at the most. */
const everyMs = 1_000;

/** When the file was last replaced; undefined where there is none. */
const ageOf = async (file: string): Promise<string | undefined> => {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found === undefined ? undefined : `${found.mtimeMs} ${found.ino} ${found.size}`;
};

/**
 * The embedded engine over folders as they are, and what was synchronised from the other sources of the configuration.
 * A new synchronisation counts from the next search on, and then the folders are read again as well. AppError invalid
 * where a folder holds something wrong.
 */
export const localKnowledge = async ({
  config,
  dir,
  clock,
  telemetry,
}: LocalKnowledgeOptions): Promise<Knowledge> => {
  const { sources } = config.knowledge;
  const file = snapshotFile(dir);
  const store = fileKnowledgeStore(dir, randomIds);

  const readFolders = async (): Promise<Article[]> => {
    const folders = sources.flatMap((source) => (source.kind === 'folder' ? [source.path] : []));
    return (await Promise.all(folders.map((path) => readFolder(path, readHtml)))).flat();
  };
  const elsewhere = new Set(sourceNames(sources).filter((_, i) => sources[i]?.kind !== 'folder'));
  const together = (folders: Article[], snapshot: KnowledgeSnapshot): Article[] => {
    const slugs = new Set(folders.map(({ slug }) => slug));
    return [
      ...folders,
      ...snapshot.pages
        .filter(({ source, article }) => elsewhere.has(source) && !slugs.has(article.slug))
        .map(({ article }) => article),
    ];
  };

  // Read at once: a mistake in a folder stops the start, not the first visitor's question.
  const atStart = await readFolders();
  return refreshingKnowledge({
    bundled: async () => buildIndex(atStart),
    store: {
      read: async (known) => {
        const age = await ageOf(file);
        if (age === undefined || age === known) return undefined;
        const snapshot = await store.load();
        if (snapshot === undefined) return undefined;
        const articles = together(known === undefined ? atStart : await readFolders(), snapshot);
        return { version: age, bytes: Buffer.from(JSON.stringify(buildIndex(articles))) };
      },
    },
    clock,
    telemetry,
    everyMs,
  });
};

/** Below the folder that keeps what is local. */
export const knowledgeDir = (home: string): string => join(home, 'knowledge');
