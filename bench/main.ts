/** `npm run bench -- retrieval …`: benchmarks. */
import { AppError } from '../core/errors.ts';
import { progressOn } from './progress.ts';
import { parseRetrievalOptions, retrievalUsage } from './retrieval/options.ts';
import { runRetrieval } from './retrieval/run-retrieval.ts';

const [command, ...rest] = process.argv.slice(2);

try {
  if (command !== 'retrieval') {
    throw new AppError(
      'invalid',
      command === undefined
        ? 'there is no benchmark named; expected retrieval'
        : `unknown benchmark ${JSON.stringify(command)}; expected retrieval`,
    );
  }
  if (rest.includes('--help')) console.log(retrievalUsage);
  else {
    const progress = progressOn(process.stderr);
    await runRetrieval(parseRetrievalOptions(rest), new Date(), progress, (text) => console.log(text));
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`${error.message}\n\n${retrievalUsage}`);
  process.exitCode = 1;
}
