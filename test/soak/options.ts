import { parseArgs } from 'node:util';
import { AppError } from '../../core/errors.ts';

export const usage = `npm run soak -- [--conversations N] [--seed S] [--kills K] [--parallel P] [--json FILE] [--markdown FILE] [--keep]

Plays conversations over the local run while its product is killed and its services fail, and checks what came of it.
  --conversations  how many; 40 where left out
  --seed           picks plays, kills and faults; 1 where left out
  --kills          how often the product is killed with SIGKILL; one for ten conversations where left out
  --parallel       conversations at the same time; 8 where left out
  --json           writes all figures and findings to this file
  --markdown       writes the summary to this file
  --keep           keeps the data of the run and says where it is; done anyway where something was found`;

export interface Options {
  conversations: number;
  seed: number;
  kills: number;
  parallel: number;
  json?: string;
  markdown?: string;
  keep: boolean;
}

const wholeNumber = (name: string, value: string | undefined, usual: number, low: number): number => {
  const number = value === undefined ? usual : Number(value);
  if (Number.isInteger(number) && number >= low && number <= 1_000_000) return number;
  throw new AppError(
    'invalid',
    `--${name} is ${JSON.stringify(value)}; expected a whole number from ${low} to 1000000`,
  );
};

const parsed = (argv: string[]) => {
  const text = { type: 'string' } as const;
  const options = {
    conversations: text,
    seed: text,
    kills: text,
    parallel: text,
    json: text,
    markdown: text,
    keep: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: argv, options }).values;
  } catch (cause) {
    throw new AppError('invalid', (cause as Error).message, { cause });
  }
};

/** Reads the command line of `npm run soak`. AppError invalid says what was wrong. */
export const parseOptions = (argv: string[]): Options | 'help' => {
  const values = parsed(argv);
  if (values.help === true) return 'help';
  const conversations = wholeNumber('conversations', values.conversations, 40, 1);
  return {
    conversations,
    seed: wholeNumber('seed', values.seed, 1, 0),
    kills: wholeNumber('kills', values.kills, Math.ceil(conversations / 10), 0),
    parallel: wholeNumber('parallel', values.parallel, 8, 1),
    keep: values.keep === true,
    ...(values.json === undefined ? {} : { json: values.json }),
    ...(values.markdown === undefined ? {} : { markdown: values.markdown }),
  };
};
