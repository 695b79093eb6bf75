import type { SeedRange, WorkerNews } from './seed-news.ts';
import { playSeed, reportOn } from './seeds.ts';

/** Seeds between two pieces of news: often enough for a display, seldom enough to cost nothing. */
const newsEvery = 25;

const tell = (news: WorkerNews): void => {
  process.send?.(news);
};

// Node asks the system for each variable each time it is read, and the batch processor reads one with every message.
process.env = { ...process.env };

/** Plays ranges of seeds for whoever forked this process. */
process.on('message', async ({ from, seeds, report }: SeedRange) => {
  let done = 0;
  let hits = new Map<string, number>();
  const flush = () => {
    tell({ kind: 'progress', done, hits: Object.fromEntries(hits) });
    done = 0;
    hits = new Map();
  };
  for (let seed = from; seed < from + seeds; seed += 1) {
    const result = await playSeed(seed);
    for (const hit of result.hits) hits.set(hit, (hits.get(hit) ?? 0) + 1);
    done += 1;
    if (result.breaches.length > 0) {
      const text = report ? await reportOn(seed) : undefined;
      tell({ kind: 'broken', seed, breaches: result.breaches, ...(text === undefined ? {} : { text }) });
    }
    if (done >= newsEvery) flush();
  }
  flush();
  tell({ kind: 'finished' });
});
