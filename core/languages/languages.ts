import { AppError } from '../errors.ts';
import { answersWith } from './answers.ts';
import { asksForPerson } from './asks-for-person.ts';
import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import type { Language } from './language.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { showsAngerBy } from './shows-anger.ts';
import { sk } from './sk.ts';
import { sv } from './sv.ts';
import { indexPhrases, type PhraseIndex, plain } from './words.ts';

const languages = new Map(
  [en, fr, de, es, it, pt, nl, pl, cs, sk, hu, ro, sv, ja].map((language) => [language.code, language]),
);

/** ISO 639-1 codes. */
export const supportedLanguages: string[] = [...languages.keys()];

/** English where there is no such language. */
export const languageOf = (code: string): Language => languages.get(code) ?? en;

/** Replaces `{mark}`s by their values. AppError invalid where a mark has none. */
export const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_mark, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined)
      throw new AppError('invalid', `there is no value for {${name}} in "${template}"`);
    return value;
  });

/** Name of language `code` in language `inLanguage`; the code itself where it has none. */
export const languageName = (code: string, inLanguage: string): string => {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)) return code;
  return new Intl.DisplayNames([languageOf(inLanguage).code], { type: 'language' }).of(code) ?? code;
};

const inAll = (kind: 'person' | 'wantsPerson' | 'anger' | 'complaints'): PhraseIndex =>
  indexPhrases([...new Set([...languages.values()].flatMap((language) => language[kind].map(plain)))]);
const personPhrases = { person: inAll('person'), wantsPerson: inAll('wantsPerson') };

/** Whether a message asks for a person, in any language. */
export const wantsPerson = (text: string): boolean => asksForPerson(text, personPhrases);

const angerPhrases = { anger: inAll('anger'), complaints: inAll('complaints') };

/** Whether a message shows anger at us, in any language. */
export const showsAnger = (text: string): boolean => showsAngerBy(text, angerPhrases);

const listed = (codes: string[], kind: 'yes' | 'no'): string[] =>
  codes.flatMap((code) => languages.get(code)?.[kind].map(plain) ?? []);

/** Whether a message says yes, in one of the languages (by code), to what was asked before it. */
export const saysYes = (text: string, codes: string[]): boolean =>
  answersWith(text, listed(codes, 'yes'), listed(codes, 'no'));

/** Whether a message says no, in one of the languages (by code), to what was asked before it. */
export const saysNo = (text: string, codes: string[]): boolean =>
  answersWith(text, listed(codes, 'no'), listed(codes, 'yes'));
