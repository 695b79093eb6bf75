import type { ReadGolden } from './read-golden.ts';
import { type GoldenRun, runGolden } from './run-golden.ts';
import type { Stages } from './stage.ts';

/** A conversation with all its repetitions. */
export interface GoldenResult extends ReadGolden {
  runs: GoldenRun[];
}

export interface RunAllOptions {
  /** Repetitions of each. */
  k: number;
  /** Conversations side by side. */
  parallel: number;
  /** Called after every repetition. */
  onRun(done: number, of: number, result: GoldenResult): void;
}

/** Plays every conversation `k` times; results stand in the order of `conversations`. */
export const runAll = async (
  conversations: ReadGolden[],
  stages: Stages,
  { k, parallel, onRun }: RunAllOptions,
): Promise<GoldenResult[]> => {
  const results = conversations.map((one): GoldenResult => ({ ...one, runs: [] }));
  const left = [...results];
  let done = 0;
  const playNext = async (): Promise<void> => {
    for (let result = left.shift(); result !== undefined; result = left.shift()) {
      const stage = await stages.for(result.conversation);
      for (let n = 0; n < k; n += 1) {
        result.runs.push(await runGolden(result.conversation, stage));
        done += 1;
        onRun(done, results.length * k, result);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, playNext));
  return results;
};
