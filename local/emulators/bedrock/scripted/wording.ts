import { supportedLanguages } from '../../../../core/languages/languages.ts';
import { de } from './wording/de.ts';
import { en } from './wording/en.ts';
import { es } from './wording/es.ts';
import { fr } from './wording/fr.ts';
import { fromTemplates } from './wording/from-templates.ts';
import { it } from './wording/it.ts';
import { nl } from './wording/nl.ts';
import { pl } from './wording/pl.ts';
import { pt } from './wording/pt.ts';
import type { Wording } from './wording/wording.ts';

export const wordings = { en, fr, de, es, it, pt, nl, pl };

const all = new Map<string, Wording>([
  ...supportedLanguages.map((code) => [code, fromTemplates(code)] as const),
  ...Object.entries(wordings),
]);

/** The language that `wordingOf` answers in. */
export const wordedLanguage = (language: string): string => (all.has(language) ? language : 'en');

/** English where there are no words at all. */
export const wordingOf = (language: string): Wording => all.get(language) ?? en;

/** The parts of a saying between its `{marks}`, without white space. */
const fixedParts = (saying: string): string[] =>
  saying.split(/\{\w+\}/).flatMap((part) => {
    const squeezed = part.replace(/\s+/g, '');
    return squeezed === '' ? [] : [squeezed];
  });

/** Whether these words are, or end with, a saying, however they are spaced and whatever its marks are filled with. */
export const endsWithSaying = (text: string, saying: string): boolean => {
  const parts = fixedParts(saying);
  const squeezed = text.replace(/\s+/g, '');
  const last = parts.at(-1);
  return last !== undefined && squeezed.endsWith(last) && parts.every((part) => squeezed.includes(part));
};

/** Whether an assistant's message is, or ends with, this saying of ours, in any language. */
export const isSaying = (text: string | undefined, key: keyof Wording): boolean =>
  text !== undefined && [...all.values()].some((wording) => endsWithSaying(text, wording[key]));
