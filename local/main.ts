import { AppError } from '../core/errors.ts';
import { parseOptions } from './options.ts';
import { startLocal } from './start-local.ts';

const fail = (error: unknown): never => {
  // What a person can mend is said in one line; anything else is a bug and shows where it is.
  console.error(error instanceof AppError ? `Frontdesk cannot start: ${error.message}` : error);
  process.exit(1);
};

try {
  const local = await startLocal(parseOptions(process.argv.slice(2), process.env), (line) =>
    console.log(line),
  );
  console.log(`Frontdesk is ready at ${local.url}`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    local.stop().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
} catch (error) {
  fail(error);
}
