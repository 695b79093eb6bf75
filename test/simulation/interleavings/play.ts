import type { Script } from './act.ts';
import type { Breaks } from './breaks.ts';
import { type Breach, breachesOf } from './invariants.ts';
import { runScript } from './run-script.ts';
import { createWorld } from './world.ts';

export interface Played {
  breaches: Breach[];
  trace: string[];
}

/** Plays a script and looks at what is left. `breaks`: how the product is built wrongly. */
export const play = async (played: Script, breaks?: Breaks): Promise<Played> => {
  const world = createWorld(breaks, played);
  const trace = world.observed.trace;
  try {
    await runScript(world, played);
    return { breaches: await breachesOf(world), trace: [...trace] };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { breaches: [`the simulation broke: ${why}`], trace: [...trace] };
  } finally {
    await world.interleaver.end();
  }
};
