/** `npm run eval`: plays golden conversations, or replays attacks with a model that obeys them. */
import { fileURLToPath } from 'node:url';
import { parseConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import config from '../frontdesk.config.ts';
import { readAttacks } from './attack.ts';
import { attackTable } from './attack-table.ts';
import { parseOptions, usage } from './options.ts';
import { runAttacks } from './run-attacks.ts';
import { runConversations } from './run-conversations.ts';

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const run = async (): Promise<boolean> => {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (options.mode === 'help') {
    console.log(usage);
    return true;
  }
  if (options.mode === 'conversations') {
    return runConversations(options, {
      folder: folder('conversations'),
      config: parseConfig(config),
      screen: process.stderr,
      print: (text) => console.log(text),
      now: () => new Date(),
      nowMs: () => performance.now(),
    });
  }
  const results = await runAttacks(readAttacks(folder('attacks')), parseConfig(config));
  console.log(attackTable(results));
  return results.every(({ breaches }) => breaches.length === 0);
};

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`eval: ${error.message}`);
  process.exitCode = 2;
}
