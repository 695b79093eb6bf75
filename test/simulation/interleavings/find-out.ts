import type { Breaks } from './breaks.ts';
import type { Mutation } from './mutations.ts';
import { play } from './play.ts';
import { scriptOf } from './seeds.ts';

export interface FoundOut {
  seed: number;
  breaches: string[];
}

const neverSwept: Breaks = { sweep: () => async () => undefined };

/**
 * Plays one seed after the other on a product that is built wrongly, until one sees the promise broken that the same
 * product keeps where it is built as it should be.
 */
export const findOut = async (
  { breaks, unswept, breach, within }: Omit<Mutation, 'name'>,
  from: number,
): Promise<FoundOut | undefined> => {
  const base = unswept === true ? neverSwept : {};
  for (let seed = from; seed < from + within; seed += 1) {
    const script = scriptOf(seed);
    const { breaches } = await play(script, { ...base, ...breaks() });
    if (!breaches.some((line) => breach.test(line))) continue;
    if ((await play(script, base)).breaches.length === 0) return { seed, breaches };
  }
  return undefined;
};
