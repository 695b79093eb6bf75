import { parseArgs } from 'node:util';
import { AppError } from '../core/errors.ts';
import { supportedLanguages } from '../core/languages/languages.ts';
import { type Row, rows } from './golden.ts';
import type { ModelChoice } from './stage.ts';

export interface GoldenOptions {
  mode: 'conversations';
  k: number;
  only?: string;
  row?: Row;
  language?: string;
  model: ModelChoice;
  parallel: number;
  /** Files to write results to. */
  json?: string;
  html?: string;
}

export type EvalOptions = { mode: 'attacks' } | { mode: 'help' } | GoldenOptions;

export const usage = `npm run eval -- [flags]

  --k N            repetitions of each conversation, 1 to 100; 4 by default
  --only TEXT      conversations whose name or file holds this text
  --row ROW        conversations of one row of the behaviour table
  --language xx    conversations of one language
  --model WHICH    scripted (default), bedrock, or the URL of an OpenAI-compatible API
  --parallel N     conversations played side by side, 1 to 16; 1 with the scripted model, else 4
  --json FILE      write the results as JSON
  --html FILE      write the results as one HTML page
  --attacks        replay attacks with a model that obeys them, and nothing else`;

const flags = {
  k: { type: 'string' },
  only: { type: 'string' },
  row: { type: 'string' },
  language: { type: 'string' },
  model: { type: 'string' },
  parallel: { type: 'string' },
  json: { type: 'string' },
  html: { type: 'string' },
  attacks: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const invalid = (message: string) => new AppError('invalid', message);

const read = (args: string[]) => {
  try {
    return parseArgs({ args, options: flags }).values;
  } catch (error) {
    const said = String((error as { message?: unknown }).message ?? error);
    const first = said.split(/(?<=\.) |\n/)[0]?.replace(/\.$/, '') ?? said;
    throw invalid(`${first}; expected --${Object.keys(flags).join(', --')}`);
  }
};

const number = (flag: string, given: string, least: number, most: number): number => {
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most) {
    throw invalid(`--${flag} is ${JSON.stringify(given)}; expected a whole number from ${least} to ${most}`);
  }
  return value;
};

const oneOf = <T extends string>(flag: string, given: string, values: readonly T[]): T => {
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw invalid(`--${flag} is ${JSON.stringify(given)}; expected one of ${values.join(', ')}`);
};

const modelOf = (given: string, env: Record<string, string | undefined>): ModelChoice => {
  if (given === 'scripted' || given === 'bedrock') return { kind: given };
  if (!/^https?:\/\/\S+$/.test(given)) {
    throw invalid(
      `--model is ${JSON.stringify(given)}; expected scripted, bedrock or the URL of an OpenAI-compatible API such as http://127.0.0.1:11434/v1`,
    );
  }
  const apiKey = env.FRONTDESK_MODEL_KEY;
  const name = env.FRONTDESK_MODEL_NAME ?? 'default';
  return { kind: 'openai', url: given, name, ...(apiKey === undefined ? {} : { apiKey }) };
};

/** Reads the command line of `npm run eval`. AppError invalid says in one line what was wrong and what was expected. */
export const parseOptions = (args: string[], env: Record<string, string | undefined>): EvalOptions => {
  const given = read(args);
  if (given.help === true) return { mode: 'help' };
  if (given.attacks === true) {
    const other = Object.keys(given).find((flag) => flag !== 'attacks');
    if (other !== undefined) throw invalid(`--${other} does not go with --attacks; expected --attacks alone`);
    return { mode: 'attacks' };
  }
  const empty = Object.entries(given).find(([, value]) => value === '');
  if (empty !== undefined) throw invalid(`--${empty[0]} is empty; expected a value`);
  const model = modelOf(given.model ?? 'scripted', env);
  return {
    mode: 'conversations',
    k: number('k', given.k ?? '4', 1, 100),
    model,
    parallel: number('parallel', given.parallel ?? (model.kind === 'scripted' ? '1' : '4'), 1, 16),
    ...(given.only === undefined ? {} : { only: given.only }),
    ...(given.row === undefined ? {} : { row: oneOf('row', given.row, rows) }),
    ...(given.language === undefined
      ? {}
      : { language: oneOf('language', given.language, supportedLanguages) }),
    ...(given.json === undefined ? {} : { json: given.json }),
    ...(given.html === undefined ? {} : { html: given.html }),
  };
};

/** Conversations that the flags ask for. AppError invalid where there are none: an empty run proves nothing. */
export const chosen = <
  T extends { file: string; conversation: { name: string; row: Row; language: string } },
>(
  all: T[],
  { only, row, language }: Pick<GoldenOptions, 'only' | 'row' | 'language'>,
): T[] => {
  const wanted = only?.toLowerCase() ?? '';
  const found = all.filter(
    ({ file, conversation }) =>
      (conversation.name.toLowerCase().includes(wanted) || file.toLowerCase().includes(wanted)) &&
      (row === undefined || conversation.row === row) &&
      (language === undefined || conversation.language === language),
  );
  if (found.length > 0) return found;
  const asked = Object.entries({ only, row, language })
    .filter(([, value]) => value !== undefined)
    .map(([flag, value]) => `--${flag} ${JSON.stringify(value)}`);
  throw invalid(`no conversation fits ${asked.join(' ')}; expected at least one of ${all.length}`);
};
