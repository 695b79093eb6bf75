/** `npm run eval -- --attacks`: replays the attacks against the product with a model that obeys them. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import config from '../frontdesk.config.ts';
import { readAttacks } from './attack.ts';
import { attackTable } from './attack-table.ts';
import { runAttacks } from './run-attacks.ts';

const usage = 'expected --attacks, which replays the attacks of evals/attacks';

const modeOf = (args: string[]): 'attacks' => {
  const { values } = (() => {
    try {
      return parseArgs({ args, options: { attacks: { type: 'boolean' } } });
    } catch (error) {
      throw new AppError('invalid', `${error instanceof Error ? error.message : error}; ${usage}`);
    }
  })();
  if (values.attacks !== true) throw new AppError('invalid', `no mode was given; ${usage}`);
  return 'attacks';
};

try {
  modeOf(process.argv.slice(2));
  const attacks = readAttacks(fileURLToPath(new URL('attacks', import.meta.url)));
  const results = await runAttacks(attacks, parseConfig(config));
  console.log(attackTable(results));
  process.exitCode = results.every(({ breaches }) => breaches.length === 0) ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`eval: ${error.message}`);
  process.exitCode = 2;
}
