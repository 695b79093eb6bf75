import type { GoldenRun } from '../../evals/run-golden.ts';

/** A repetition that passed. */
export const aRun = (over: Partial<GoldenRun> = {}): GoldenRun => ({
  passed: true,
  failures: [],
  escalations: [],
  leads: [],
  language: { judged: 0, matched: 0 },
  modelCalls: 2,
  tokens: { input: 100, output: 10, cacheRead: 5, cacheWrite: 1 },
  cost: 0.01,
  turnMs: [],
  lines: [],
  ...over,
});
