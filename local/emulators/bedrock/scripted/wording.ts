import { de } from './wording/de.ts';
import { en } from './wording/en.ts';
import { es } from './wording/es.ts';
import { fr } from './wording/fr.ts';
import { it } from './wording/it.ts';
import { nl } from './wording/nl.ts';
import { pl } from './wording/pl.ts';
import { pt } from './wording/pt.ts';
import type { Wording } from './wording/wording.ts';

export const wordings = { en, fr, de, es, it, pt, nl, pl };

/** The language that `wordingOf` answers in. */
export const wordedLanguage = (language: string): string =>
  Object.hasOwn(wordings, language) ? language : 'en';

/** English where the rules have no words of their own. */
export const wordingOf = (language: string): Wording =>
  Object.hasOwn(wordings, language) ? wordings[language as keyof typeof wordings] : en;

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** Whether an assistant's message is, or ends with, this saying of ours, in any language and however it is spaced. */
export const isSaying = (text: string | undefined, key: keyof Wording): boolean =>
  text !== undefined &&
  Object.values(wordings).some((wording) => squeezed(text).endsWith(squeezed(wording[key])));
