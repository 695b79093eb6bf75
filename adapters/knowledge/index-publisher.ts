import type { KnowledgePublisher } from '../../core/knowledge/snapshot.ts';
import type { IndexStore } from '../../core/ports.ts';
import { buildIndex } from './build-index.ts';

/** Publishes for the embedded engine: an index of all articles, built anew. */
export const indexPublisher = (store: Pick<IndexStore, 'write'>): KnowledgePublisher => ({
  publish: async ({ version, articles }) => {
    await store.write({ version, bytes: Buffer.from(JSON.stringify(buildIndex(articles))) });
    return { articles: articles.length, failed: [] };
  },
});
