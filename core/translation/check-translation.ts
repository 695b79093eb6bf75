import { speaksAnother } from '../assistant/answer-language.ts';
import { repeatsInstructions } from '../assistant/leaks.ts';
import type { LanguageDetector } from '../ports.ts';
import { plainText } from '../text/plain-text.ts';
import { addressesIn } from './addresses.ts';
import { holdsMarks, type Protected, restore, withoutMarks } from './protect.ts';

/** What is wrong with what a model gave for a translation. */
export type TranslationFault =
  | 'missing'
  /** A name, number, code or address was lost, doubled or made up. */
  | 'marks'
  | 'new_address'
  | 'new_number'
  | 'length'
  | 'language'
  | 'leaked';

export type CheckedTranslation = { kind: 'good'; text: string } | { kind: TranslationFault };

/** Digits that a number written in words may become, as in "twelve". */
const newDigits = 2;

/** A language may need this many times the letters of another, or this part of them; short texts vary more. */
const most = { times: 6, more: 80 };
const least = 1 / 12;

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim();

const isSound = (own: string, before: string): boolean => {
  const [letters, expected] = [lettersOf(own), lettersOf(before)];
  return letters <= expected * most.times + most.more && letters >= expected * least;
};

/** The same words again are no translation, unless they are nobody's words in particular. */
const isEcho = (detector: LanguageDetector, own: string, before: string, from: string): boolean =>
  folded(own) === folded(before) && detector.detect(before) === from;

const adds = (found: string[], known: string[]): boolean => {
  const left = [...known];
  return found.some((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

export interface TranslationTask {
  detector: LanguageDetector;
  /** The text to be translated, as it was written. */
  source: string;
  /** The same as the model got it. */
  covered: Protected;
  from: string;
  to: string;
  /** What the model was told. */
  instructions: string;
}

/**
 * What may be passed on of a model's translation. Code puts names, numbers and addresses back in, so a model that obeys
 * orders within a text can neither change nor drop one; that it adds none is checked on the result.
 */
export const checkTranslation = (raw: string | undefined, task: TranslationTask): CheckedTranslation => {
  const { detector, source, covered, from, to, instructions } = task;
  const given = plainText(raw ?? '', Number.POSITIVE_INFINITY);
  if (given === '') return { kind: 'missing' };
  if (!holdsMarks(given, covered)) return { kind: 'marks' };
  const [own, before] = [withoutMarks(given), withoutMarks(covered.text)];
  if ((own.match(/\p{Nd}/gu)?.length ?? 0) > newDigits) return { kind: 'new_number' };
  const text = restore(given, covered);
  if (adds(addressesIn(text), addressesIn(source))) return { kind: 'new_address' };
  if (!isSound(own, before)) return { kind: 'length' };
  if (repeatsInstructions(text, instructions)) return { kind: 'leaked' };
  const another = speaksAnother(detector, own, { language: to, languageFrom: 'session' });
  if (another || isEcho(detector, own, before, from)) return { kind: 'language' };
  return { kind: 'good', text };
};
