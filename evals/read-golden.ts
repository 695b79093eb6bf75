import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type * as z from 'zod';
import { type FrontdeskConfig, parseConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import { type Golden, golden } from './golden.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are merged key by key, everything else is replaced, and `null` takes a key away. */
const merged = (base: unknown, over: unknown): unknown => {
  if (!isObject(base) || !isObject(over)) return over;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
};

/** The configuration a conversation is played under. AppError invalid names the wrong key. */
export const configOf = ({ config }: Pick<Golden, 'config'>, base: FrontdeskConfig): FrontdeskConfig =>
  config === undefined ? base : parseConfig(merged(base, config));

const place = ([first, second, ...rest]: PropertyKey[]): string => {
  if (first === undefined) return '';
  if (first !== 'turns' || typeof second !== 'number') {
    return [first, ...(second === undefined ? [] : [second]), ...rest].map(String).join('.');
  }
  return [`turn ${second + 1}`, ...(rest.length > 0 ? [rest.map(String).join('.')] : [])].join(', ');
};

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) ?? 'missing';
  return value === undefined ? 'is missing' : `is ${json.length > 80 ? `${json.slice(0, 79)}…` : json}`;
};

const describe = (entry: unknown, issue: z.core.$ZodIssue): string => {
  const where = place(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${where === '' ? '' : `${where}: `}there is no key ${keys}`;
  }
  return `${where === '' ? 'it' : where} ${shown(valueAt(entry, issue.path))}; expected ${issue.message}`;
};

const nameOf = (entry: unknown): string =>
  isObject(entry) && typeof entry.name === 'string' ? ` ("${entry.name}")` : '';

/** What no key is wrong about by itself. */
const strayTurns = ({ turns, expect }: Golden): string[] => [
  ...(expect?.escalations ?? []).flatMap(({ turn }, i) =>
    turn !== undefined && turn > turns.length
      ? [`expect.escalations.${i}.turn is ${turn}; expected at most ${turns.length}, the number of turns`]
      : [],
  ),
  ...turns.flatMap(({ opens }, i) =>
    opens === true && i > 0 ? [`turn ${i + 1}, opens is true; expected it in turn 1 only`] : [],
  ),
];

const parseEntry = (entry: unknown, at: string, base: FrontdeskConfig): Golden => {
  const read = golden.safeParse(entry);
  if (!read.success) {
    throw new AppError(
      'invalid',
      read.error.issues.map((issue) => `${at}: ${describe(entry, issue)}`).join('\n'),
    );
  }
  const [stray] = strayTurns(read.data);
  if (stray !== undefined) throw new AppError('invalid', `${at}: ${stray}`);
  try {
    configOf(read.data, base);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('invalid', `${at}: config: ${error.message.replaceAll('frontdesk.config.ts: ', '')}`);
  }
  return read.data;
};

/** Conversations of one YAML file. AppError invalid says file, entry, key and what was expected. */
export const parseGolden = (source: string, file: string, base: FrontdeskConfig): Golden[] => {
  const document = parseDocument(source);
  const [broken] = document.errors;
  if (broken !== undefined) throw new AppError('invalid', `${file}: ${broken.message.split('\n')[0]}`);
  if (!isSeq(document.contents) || document.contents.items.length === 0) {
    const is = isMap(document.contents) ? 'one entry without a "-" before it' : 'no list';
    throw new AppError('invalid', `${file}: the file holds ${is}; expected a list of conversations`);
  }
  const entries = document.toJS() as unknown[];
  return entries.map((entry, i) => parseEntry(entry, `${file}: entry ${i + 1}${nameOf(entry)}`, base));
};

export interface ReadGolden {
  file: string;
  conversation: Golden;
}

/** All conversations of a folder, by file name. AppError invalid also where two have one name, or there are none. */
export const readGolden = (folder: string, base: FrontdeskConfig): ReadGolden[] => {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const all = files.flatMap((file) =>
    parseGolden(readFileSync(join(folder, file), 'utf8'), file, base).map((conversation) => ({
      file,
      conversation,
    })),
  );
  if (all.length === 0)
    throw new AppError('invalid', `${folder} holds no conversations; expected .yaml files`);
  const seen = new Map<string, string>();
  for (const { file, conversation } of all) {
    const before = seen.get(conversation.name);
    if (before !== undefined) {
      throw new AppError(
        'invalid',
        `${file}: entry "${conversation.name}": the name is taken in ${before}; expected a name of its own`,
      );
    }
    seen.set(conversation.name, file);
  }
  return all;
};
