import fc from 'fast-check';
import { describeScript, type Script, script } from './act.ts';
import type { Breaks } from './breaks.ts';
import { type Breach, breachesOf } from './invariants.ts';
import { runScript } from './run-script.ts';
import { createWorld } from './world.ts';

export interface Played {
  breaches: Breach[];
  trace: string[];
}

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

export interface Search {
  runs: number;
  seed: number;
  path?: string;
  /** Made anew for every script. */
  breaks?: () => Breaks;
  /** Which breach counts; each one where it is left out. */
  only?: RegExp;
  /** Sees what happened in every script. */
  onTrace?: (trace: string[]) => void;
  /** Whether a failing script is made as short as can be. */
  shrink: boolean;
}

export interface Found {
  /** Number of the run that failed, from 1. */
  run: number;
  /** Everything that a person needs to see and to repeat it. */
  report: string;
  breaches: Breach[];
}

/** The longest time that playing and shrinking may take: each script takes some thirty milliseconds of one core. */
export const patienceMs = (runs: number): number => Math.max(120_000, runs * 400);

/** Plays random scripts until one breaks a promise; undefined where none does. */
export const search = async ({
  runs,
  seed,
  path,
  breaks,
  only = /^/,
  onTrace,
  shrink,
}: Search): Promise<Found | undefined> => {
  const property = fc.asyncProperty(script, async (one) => {
    const { breaches, trace } = await play(one, breaks?.());
    onTrace?.(trace);
    if (breaches.some((breach) => only.test(breach))) throw new Error(breaches.join('\n'));
  });
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
    interruptAfterTimeLimit: patienceMs(runs),
    markInterruptAsFailure: false,
    ...(path === undefined ? {} : { path }),
  });
  if (details.interrupted && !details.failed) {
    throw new Error(`time ran out after ${details.numRuns} of ${runs} scripts`);
  }
  const counterexample = details.counterexample?.[0];
  if (!details.failed || counterexample === undefined || counterexample === null) return undefined;
  const { breaches, trace } = await play(counterexample, breaks?.());
  const report = [
    ...breaches,
    '',
    `seed ${details.seed}, path ${details.counterexamplePath}, run ${details.numRuns}, ${details.numShrinks} times shrunk:`,
    ...describeScript(counterexample),
    '',
    ...trace,
  ].join('\n');
  return { run: details.numRuns, report, breaches };
};
