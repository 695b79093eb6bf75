/**
 * A process of its own for each measurement, as a Lambda environment is: what loading costs and what it keeps would
 * otherwise be mixed with what building the index left behind. Started by `measure.ts`, with `--expose-gc`.
 */
import type { Search } from './engine.ts';
import { engines } from './engines.ts';
import type { ProbeJob, ProbeMessage, ProbeResult } from './probe-job.ts';

/** How often every query is timed. */
const rounds = 3;
/** Passages a search is asked for when it is timed: what the sample configuration gives the model. */
const passages = 4;
/** Documents of a ranking that are scored. */
const depth = 10;

const send = (message: ProbeMessage) =>
  new Promise<void>((resolve, reject) => {
    if (process.send === undefined) throw new Error('probe.ts is started by measure.ts only');
    process.send(message, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });

const settledMemory = () => {
  if (globalThis.gc === undefined) throw new Error('probe.ts needs --expose-gc');
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, rss };
};

const timed = async <T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const start = performance.now();
  const value = await run();
  return { value, ms: performance.now() - start };
};

/** The first documents: as many passages as it takes to name ten, since several may be of one. */
const rank = async (search: Search, query: string): Promise<string[]> => {
  let found: string[] = [];
  for (let limit = 2 * depth; found.length < depth && limit < 5_000; limit *= 4) {
    found = await search(query, limit);
  }
  return found.slice(0, depth);
};

const probe = async ({
  engine,
  indexFile,
  language,
  queries,
  rank: ranked,
}: ProbeJob): Promise<ProbeResult> => {
  const total = queries.length * (ranked ? rounds + 1 : rounds);
  const before = settledMemory();
  const { value: search, ms: loadMs } = await timed(() => engines[engine].load(indexFile, language));
  const loaded = settledMemory();
  const queryMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) queryMs.push((await timed(() => search(query, passages))).ms);
    await send({ kind: 'progress', done: queries.length * (round + 1), total });
  }
  const after = settledMemory();
  const rankings: string[][] = [];
  if (ranked) for (const query of queries) rankings.push(await rank(search, query));
  return {
    loadMs,
    firstQueryMs: queryMs[0] ?? 0,
    queryMs,
    indexBytes: loaded.heap - before.heap,
    heapBytes: after.heap - before.heap,
    residentBytes: after.rss - before.rss,
    rankings,
  };
};

process.once('message', async (job) => {
  await send({ kind: 'result', result: await probe(job as ProbeJob) });
  process.disconnect();
});
