import fc from 'fast-check';
import { type Script, script } from './act.ts';
import type { Breaks } from './breaks.ts';
import { play } from './play.ts';

export interface FoundOut {
  /** How many scripts it took. */
  after: number;
  breaches: string[];
  script: Script;
}

/** Plays one script after the other on a product that is built wrongly, until that breaks the promise. */
export const findOut = async (
  { breaks, breach, within }: { breaks: () => Breaks; breach: RegExp; within: number },
  seed: number,
): Promise<FoundOut | undefined> => {
  let after = 0;
  for (const one of fc.sample(script, { seed, numRuns: within })) {
    after += 1;
    const { breaches } = await play(one, breaks());
    if (breaches.some((line) => breach.test(line))) return { after, breaches, script: one };
  }
  return undefined;
};
