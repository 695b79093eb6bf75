/** `npm run redrive -- [list | show | again | discard]`: dead letters from the command line. */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { systemClock } from '../adapters/time/system-clock.ts';
import { AppError } from '../core/errors.ts';
import { loadConfig } from './load-config.ts';
import { openPlace } from './redrive/open-place.ts';
import { parseRedriveOptions, redriveUsage } from './redrive/options.ts';
import { runRedrive } from './redrive/run-command.ts';

const optionsOrExit = () => {
  try {
    return parseRedriveOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`${error.message} (--help tells more)`);
    process.exit(2);
  }
};

const ask = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
};

/** What the SDK says of a profile, a region or rights is for a person to mend. */
const isTheirs = (error: unknown): error is Error =>
  error instanceof AppError ||
  (error instanceof Error && ('$fault' in error || /Credentials|Token|Profile/i.test(error.name)));

const command = optionsOrExit();
if (command.kind === 'help') console.log(redriveUsage);
else {
  try {
    const config = await loadConfig(resolve(process.env.FRONTDESK_CONFIG ?? 'frontdesk.config.ts'));
    const dir = join('.frontdesk', 'embedded');
    const place = await openPlace(config, command.place, { dir, clock: systemClock });
    try {
      await runRedrive(command, {
        ...place,
        clock: systemClock,
        print: (text) => console.log(text),
        ask: process.stdin.isTTY ? ask : undefined,
      });
    } finally {
      await place.close();
    }
  } catch (error) {
    if (!isTheirs(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
