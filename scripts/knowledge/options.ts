import { parseArgs } from 'node:util';
import { AppError } from '../../core/errors.ts';

export type KnowledgeCommand =
  | { kind: 'help' }
  | { kind: 'sync'; everything: boolean; function: string | undefined }
  | { kind: 'search'; query: string; language: string | undefined; limit: number }
  | { kind: 'stats' };

export const knowledgeUsage = `npm run knowledge -- sync [--all] [--function NAME]
    reads the sources of frontdesk.config.ts and keeps what changed
    --all            reads and indexes unchanged pages too
    --function NAME  lets the deployed function do it, and shows its report
npm run knowledge -- search "words" [--language xx] [--limit N]
    passages for a question, best first (--limit 5; the language is detected)
npm run knowledge -- stats
    what the last synchronisation left`;

const invalid = (problem: string, cause?: unknown) =>
  new AppError('invalid', problem, cause === undefined ? {} : { cause });

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const flagsOf = {
  sync: { all: flag, function: text },
  search: { language: text, limit: text },
  stats: {},
} as const;

const parsed = (command: keyof typeof flagsOf, args: string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...flagsOf[command], help: flag },
      allowPositionals: true,
    });
    const given: Record<string, unknown> = values;
    return { given, positionals };
  } catch (error) {
    const [problem = ''] = (error as { message: string }).message.split(/\.(?:\s|$)/);
    throw invalid(`${command}: ${problem}`, error);
  }
};

const onlyText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const nothingElse = (command: string, positionals: string[]) => {
  const [first] = positionals;
  if (first !== undefined)
    throw invalid(`${command} has the argument ${JSON.stringify(first)}; expected none`);
};

const search = (given: Record<string, unknown>, positionals: string[]): KnowledgeCommand => {
  const query = positionals.join(' ').trim();
  if (query === '') throw invalid('search has no words; expected them as in: search "how much is it"');
  const language = onlyText(given.language);
  if (language !== undefined && !/^[a-z]{2}$/.test(language)) {
    throw invalid(
      `--language is ${JSON.stringify(language)}; expected a two-letter ISO 639-1 code such as de`,
    );
  }
  const limit = onlyText(given.limit) ?? '5';
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) {
    throw invalid(`--limit is ${JSON.stringify(limit)}; expected a whole number from 1 to 50`);
  }
  return { kind: 'search', query, language, limit: Number(limit) };
};

/** Reads the command line. AppError invalid says in one line what was wrong. */
export const parseKnowledgeOptions = (argv: string[]): KnowledgeCommand => {
  const [command, ...args] = argv;
  if (command === undefined || command === '--help') return { kind: 'help' };
  if (command !== 'sync' && command !== 'search' && command !== 'stats') {
    throw invalid(`unknown command ${JSON.stringify(command)}; expected sync, search or stats`);
  }
  const { given, positionals } = parsed(command, args);
  if (given.help === true) return { kind: 'help' };
  if (command === 'search') return search(given, positionals);
  nothingElse(command, positionals);
  if (command === 'stats') return { kind: 'stats' };
  const name = onlyText(given.function);
  if (name?.trim() === '') throw invalid('--function is empty; expected the name of the deployed function');
  return { kind: 'sync', everything: given.all === true, function: name };
};
