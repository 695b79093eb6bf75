import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface BrokenSeed {
  seed: number;
  breaches: string[];
  text?: string;
}

/** What a worker process tells; test/simulation/interleavings/seed-news.ts has the other end. */
type WorkerNews =
  | { kind: 'progress'; done: number; hits: Record<string, number> }
  | ({ kind: 'broken' } & BrokenSeed)
  | { kind: 'finished' };

/** Seeds that a worker gets at a time: few enough that all end at about the same time. */
const rangeSize = 100;

const workerFile = fileURLToPath(
  new URL('../../test/simulation/interleavings/seed-worker.ts', import.meta.url),
);

/** Plays seeds in worker processes. Without `keepGoing` the first broken promise ends it. */
export const runSeeds = async ({
  from,
  seeds,
  jobs = availableParallelism(),
  keepGoing,
  onProgress,
  onBroken,
}: {
  from: number;
  seeds: number;
  jobs?: number;
  keepGoing: boolean;
  onProgress: (done: number, broken: number) => void;
  onBroken: (one: BrokenSeed) => void;
}): Promise<{ done: number; broken: BrokenSeed[]; hits: Record<string, number> }> => {
  const broken: BrokenSeed[] = [];
  const hits: Record<string, number> = {};
  let done = 0;
  let next = from;
  const isOver = () => next >= from + seeds || (broken.length > 0 && !keepGoing);

  const give = (worker: ChildProcess): void => {
    if (isOver()) {
      worker.disconnect();
      return;
    }
    const size = Math.min(rangeSize, from + seeds - next);
    worker.send({ from: next, seeds: size, report: !keepGoing });
    next += size;
  };

  const hear = (worker: ChildProcess, news: WorkerNews): void => {
    if (news.kind === 'finished') give(worker);
    else if (news.kind === 'broken') {
      const { kind: _kind, ...one } = news;
      broken.push(one);
      onBroken(one);
    } else {
      done += news.done;
      for (const [name, count] of Object.entries(news.hits)) hits[name] = (hits[name] ?? 0) + count;
      onProgress(done, broken.length);
    }
  };

  const work = (): Promise<number | null> => {
    const { promise, resolve } = Promise.withResolvers<number | null>();
    const worker = fork(workerFile, { execArgv: ['--disable-warning=ExperimentalWarning'] });
    worker.on('message', (news) => {
      hear(worker, news as WorkerNews);
      // The first that is found is told of; the others need not go on.
      if (broken.length > 0 && !keepGoing) worker.kill();
    });
    worker.on('exit', resolve);
    give(worker);
    return promise;
  };

  const workers = Array.from({ length: Math.min(jobs, Math.ceil(seeds / rangeSize)) }, work);
  for (const code of await Promise.all(workers)) {
    // Null where it was stopped by a signal, ours.
    if (code !== 0 && code !== null) throw new Error(`a worker process ended with ${code}`);
  }
  return { done, broken: broken.sort((a, b) => a.seed - b.seed), hits };
};
