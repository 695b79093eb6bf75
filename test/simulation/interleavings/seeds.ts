import fc from 'fast-check';
import type { Script } from './act.ts';
import { script } from './any-script.ts';
import { describeScript } from './describe-script.ts';
import { hitsIn } from './encounters.ts';
import type { Breach } from './invariants.ts';
import { play } from './play.ts';

/** What came of one seed. */
export interface SeedResult {
  seed: number;
  breaches: Breach[];
  /** Names of what it came across. */
  hits: string[];
}

/** The script of a seed: the same for as long as the ways to make scripts stay the same. */
export const scriptOf = (seed: number): Script => {
  const [one] = fc.sample(script, { seed, numRuns: 1 });
  if (one === undefined) throw new Error(`seed ${seed} gave no script`);
  return one;
};

export const playSeed = async (seed: number): Promise<SeedResult> => {
  const { breaches, trace } = await play(scriptOf(seed));
  return { seed, breaches, hits: hitsIn(trace) };
};

/** Which promises were broken, whoever it was about. */
const kindsOf = (breaches: Breach[]): Set<string> =>
  new Set(breaches.map((breach) => /^[^:]*/.exec(breach)?.[0] ?? ''));

/** Longest search for a shorter script, in real milliseconds. */
const shrinkMs = 60_000;

/** Everything that a person needs to see of a seed that breaks a promise, with its script made as short as can be. */
export const reportOn = async (seed: number): Promise<string> => {
  const broken = kindsOf((await play(scriptOf(seed))).breaches);
  const property = fc.asyncProperty(script, async (one) => {
    const kinds = kindsOf((await play(one)).breaches);
    // Another promise broken on the way to a shorter script would be another story.
    if ([...kinds].some((kind) => broken.has(kind))) throw new Error('broken');
  });
  const details = await fc.check(property, {
    seed,
    numRuns: 1,
    interruptAfterTimeLimit: shrinkMs,
    markInterruptAsFailure: false,
  });
  const shortest = details.counterexample?.[0] ?? scriptOf(seed);
  const { breaches, trace } = await play(shortest);
  return [
    ...breaches,
    '',
    `seed ${seed}, ${details.numShrinks} times shrunk:`,
    ...describeScript(shortest),
    '',
    ...trace,
  ].join('\n');
};
