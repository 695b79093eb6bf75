/** `npm run simulate -- --seeds N --from S [--jobs J] [--keep-going]`: plays seeds of the simulation on every core. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createDisplay } from './simulation/display.ts';
import { type BrokenSeed, runSeeds } from './simulation/run-seeds.ts';

const usage =
  'usage: npm run simulate -- [--seeds N] [--from S] [--jobs J] [--keep-going]   (whole numbers; 2000 seeds from 1)';

const whole = (name: string, text: string, least: number): number => {
  if (!/^\d{1,10}$/.test(text) || Number(text) < least) {
    console.error(`--${name} is ${JSON.stringify(text)}; expected a whole number from ${least}\n${usage}`);
    process.exit(2);
  }
  return Number(text);
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    jobs: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
  },
});
const seeds = whole('seeds', values.seeds, 1);
const from = whole('from', values.from, 0);
const keepGoing = values['keep-going'];

const commit = (): string => {
  const git = (...given: string[]) => execFileSync('git', given, { encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`;
  } catch {
    return 'unknown: this is no git checkout';
  }
};

/** Seeds by the promises that they broke, whoever and whatever it was about; the most frequent first. */
const kindsOf = (broken: BrokenSeed[]): { kind: string; seeds: number[] }[] => {
  const found = new Map<string, Set<number>>();
  for (const { seed, breaches } of broken) {
    for (const breach of breaches) {
      const kind = breach
        .replace(/"[^"]*"/g, '"…"')
        .replace(/\b(mango|plum|cherry)\b/g, '…')
        .replace(/(?<!^)\d+/g, 'N');
      found.set(kind, (found.get(kind) ?? new Set()).add(seed));
    }
  }
  return [...found]
    .map(([kind, these]) => ({ kind, seeds: [...these] }))
    .sort((a, b) => b.seeds.length - a.seeds.length);
};

const display = createDisplay(process.stdout, seeds);
const result = await runSeeds({
  from,
  seeds,
  ...(values.jobs === undefined ? {} : { jobs: whole('jobs', values.jobs, 1) }),
  keepGoing,
  onProgress: display.progress,
  onBroken: ({ seed, breaches }) => {
    if (keepGoing) display.note(`seed ${seed}: ${breaches[0]}`);
  },
});
display.end();
if (keepGoing) {
  for (const { kind, seeds: found } of kindsOf(result.broken)) {
    console.log(
      `${String(found.length).padStart(8)}  ${kind}\n          seeds ${found.slice(0, 8).join(' ')}`,
    );
  }
} else {
  for (const { seed, text } of result.broken) {
    console.log(text);
    console.log(`\nseed ${seed}, commit ${commit()}`);
    console.log(`to see it again: npm run simulate -- --from ${seed} --seeds 1`);
  }
}
console.log('\nwhat the scripts came across, and in how many of them:');
for (const [name, count] of Object.entries(result.hits).sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`  ${String(count).padStart(8)}  ${name}`);
}
const { done, broken } = result;
console.log(
  `\n${done} of ${seeds} seeds from ${from} played, ${broken.length} broke a promise; commit ${commit()}`,
);
process.exit(broken.length === 0 && done === seeds ? 0 : 1);
