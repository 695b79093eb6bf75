/** `npm run soak`: conversations over the local run while its product is killed. */
import { writeFileSync } from 'node:fs';
import { progressOn } from '../../bench/progress.ts';
import { AppError } from '../../core/errors.ts';
import { parseOptions, usage } from './options.ts';
import { runSoak } from './run-soak.ts';
import { tablesOf } from './tables.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const run = async (): Promise<boolean> => {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    print(usage);
    return true;
  }
  const progress = progressOn(process.stderr);
  const { summary, kept } = await runSoak(options, ({ done, of, kills, injected, seconds }) => {
    const rate = ((done / Math.max(1, seconds)) * 60).toFixed(1);
    progress.show(
      `${done}/${of} conversations · ${kills} kills · ${injected} faults · ${rate} a minute`,
      done / of,
    );
  });
  progress.end();
  const tables = tablesOf(summary);
  print(tables);
  if (kept !== undefined) print(`\nThe data is in ${kept}`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(summary, null, 2)}\n`);
  if (options.markdown !== undefined) writeFileSync(options.markdown, `${tables}\n`);
  return summary.details.length === 0 && summary.inVain.length === 0;
};

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`soak: ${error.message}\n\n${usage}\n`);
  process.exitCode = 2;
}
