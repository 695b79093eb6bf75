import type { Clock, IndexStore, Knowledge, Telemetry } from '../../core/ports.ts';
import type { KnowledgeIndex } from './build-index.ts';
import { embeddedKnowledge } from './embedded.ts';
import { parseIndex } from './load-index.ts';

export interface RefreshingOptions {
  /** What is searched as long as the store has given nothing. */
  bundled(): Promise<KnowledgeIndex>;
  store: Pick<IndexStore, 'read'>;
  clock: Clock;
  telemetry: Pick<Telemetry, 'info' | 'warn'>;
  /** How often the store is asked at the most; five minutes by default. */
  everyMs?: number;
}

/**
 * The embedded engine over the newest index. The store is asked at the first search, before the bundled index is read
 * at all, and then by the first search after `everyMs`; other searches of that moment wait for the same answer. Where
 * the store fails, or holds something else, the index at hand stays in use.
 */
export const refreshingKnowledge = (options: RefreshingOptions): Knowledge => {
  const { bundled, store, clock, telemetry, everyMs = 300_000 } = options;
  let held: { version: string | undefined; knowledge: Knowledge } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<Knowledge> | undefined;

  const newest = async () => {
    try {
      const found = await store.read(held?.version);
      if (found === undefined) return undefined;
      const knowledge = embeddedKnowledge(parseIndex(found.bytes, 'the stored index'));
      telemetry.info('knowledge_refreshed', { count: found.bytes.length });
      return { version: found.version, knowledge };
    } catch (error) {
      telemetry.warn('knowledge_not_refreshed', {}, error);
      return undefined;
    }
  };

  const load = async (): Promise<Knowledge> => {
    askedAt = clock.now();
    held = (await newest()) ?? held ?? { version: undefined, knowledge: embeddedKnowledge(await bundled()) };
    return held.knowledge;
  };

  const current = async (): Promise<Knowledge> => {
    if (loading !== undefined) return loading;
    if (held !== undefined && clock.now() - askedAt < everyMs) return held.knowledge;
    loading = load().finally(() => {
      loading = undefined;
    });
    return loading;
  };

  return { search: async (query, ask) => (await current()).search(query, ask) };
};
