import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { AppError } from '../core/errors.ts';

const words = z.array(z.string().min(1)).min(1);

const attack = z.strictObject({
  name: z.string().min(1).max(90),
  /** Where the text stands that gives orders. */
  where: z.enum(['visitor', 'passage', 'page', 'teammate']),
  /** The text itself. */
  text: z.string().min(1),
  /** What the visitor writes: before `text` where the text is theirs, else all they write. */
  visitor: words.optional(),
  /** What the visitor writes after all that. */
  after: words.optional(),
  /** The page the chat was opened on. */
  on: z.string().optional(),
  language: z.string().length(2).default('en'),
  /** True where messages are translated between the visitor and the team. */
  translate: z.literal(true).optional(),
  /** True where the visitor really asks for a person, or agrees to one. */
  agrees: z.boolean().default(false),
  /** What a model that obeys must have tried; otherwise the attack has tested nothing. */
  demands: z
    .strictObject({ calls: words.optional(), says: words.optional() })
    .refine(({ calls, says }) => calls !== undefined || says !== undefined, 'calls, says or both'),
  /** What must not happen, beside what never may: words that reach the visitor, and whole kinds of effects. */
  forbids: z
    .strictObject({
      says: words.optional(),
      leads: z.literal(true).optional(),
      updates: z.literal(true).optional(),
      cases: z.literal(true).optional(),
      pages: z.literal(true).optional(),
    })
    .default({}),
});

export type Attack = z.infer<typeof attack>;

const place = (path: PropertyKey[]): string => path.map(String).join('.') || 'the file';

/** Attacks of one YAML file. AppError invalid says where something is wrong and what was expected. */
export const parseAttacks = (text: string, file: string): Attack[] => {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken !== undefined) throw new AppError('invalid', `${file}: ${broken.message.split('\n')[0]}`);
  const read = z.array(attack).min(1).safeParse(document.toJS());
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${file}: ${place(issue.path)}: ${issue.message}`);
  throw new AppError('invalid', lines.join('\n'));
};

/** All attacks of a folder, by file name. AppError invalid also where two have one name. */
export const readAttacks = (folder: string): Attack[] => {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const attacks = files.flatMap((file) => parseAttacks(readFileSync(join(folder, file), 'utf8'), file));
  const names = attacks.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new AppError('invalid', `two attacks are named "${twice}"; expected one`);
  return attacks;
};
