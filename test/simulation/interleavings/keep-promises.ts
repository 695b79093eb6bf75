import { encounterNames, hitsIn } from './encounters.ts';
import { play } from './play.ts';
import { reportOn, scriptOf } from './seeds.ts';

export interface Kept {
  /** What is to be seen of the first seed that broke a promise; undefined where none did. */
  report: string | undefined;
  /** What no seed came across. */
  missing: string[];
}

/** Plays seeds one after the other, up to the first that breaks a promise. */
export const keepPromises = async ({ from, seeds }: { from: number; seeds: number }): Promise<Kept> => {
  const missing = new Set(encounterNames);
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { breaches, trace } = await play(scriptOf(seed));
    if (breaches.length > 0) return { report: await reportOn(seed), missing: [...missing] };
    for (const hit of hitsIn(trace)) missing.delete(hit);
  }
  return { report: undefined, missing: [...missing] };
};
