import { detectAll } from 'tinyld';
import { supportedLanguages } from '../../core/languages/languages.ts';
import type { LanguageDetector } from '../../core/ports.ts';
import { countWords } from './count-words.ts';

/** Letters below which a text says too little; fewer do where a word stands in one language only. */
const enoughLetters = 10;
const enoughIfCertain = 8;
/** tinyld gives 1 for such a word; its other figures are small and relative. */
const certain = 0.99;
const leastAccuracy = 0.04;
/** The best guess has to be this many times the second. */
const clearlyAhead = 1.6;

/** Letters from which on tinyld knows better than a list of small words. */
const longText = 45;
/** What tinyld's opinion counts in a short text, in words. */
const opinion = 0.6;
/** The words a language has to have, in all and as a share of the text's; and how many times the second's. */
const leastWords = 1.1;
const leastShare = 0.2;
const ahead = 1.3;

/** Addresses, numbers and the product's own name tell nothing about the language. */
const withoutNames = (text: string): string =>
  text
    .replace(/\S+@\S+|\bhttps?:\/\/\S+|\bwww\.\S+/gi, ' ')
    .replace(/\b(?:LiveAgent|WhatsApp|Facebook|Instagram|Zendesk|Viber|Shopify|WordPress|Slack)\b/gi, ' ');

type Guesses = ReturnType<typeof detectAll>;
type Counts = Map<string, number>;

const ranked = (counts: Counts) => [...counts].sort(([, a], [, b]) => b - a);

const byLetters = ([best, second]: Guesses, letters: number): string | undefined => {
  if (best === undefined) return undefined;
  if (best.accuracy >= certain) return letters >= enoughIfCertain ? best.lang : undefined;
  const clear = best.accuracy >= leastAccuracy && best.accuracy >= (second?.accuracy ?? 0) * clearlyAhead;
  return clear && letters >= enoughLetters ? best.lang : undefined;
};

/** tinyld's opinion as words, less where it has hardly any. */
const opinionOf = (guesses: Guesses): Counts => {
  const all = guesses.reduce((sum, { accuracy }) => sum + accuracy, 0);
  const worth = opinion * Math.min(1, (guesses[0]?.accuracy ?? 0) / leastAccuracy);
  return new Map(guesses.map(({ lang, accuracy }) => [lang, (worth * accuracy) / all]));
};

const byWords = (counts: Counts, total: number, guesses: Guesses): string | undefined => {
  const sums = new Map(opinionOf(guesses));
  for (const [language, count] of counts) sums.set(language, count + (sums.get(language) ?? 0));
  const [[language, most] = ['', 0], [, second] = ['', 0]] = ranked(sums);
  return most >= Math.max(leastWords, total * leastShare) && most >= second * ahead ? language : undefined;
};

const detectShort = (text: string, guesses: Guesses, letters: number): string | undefined => {
  const { total, counts } = countWords(text);
  const heard = byWords(counts, total, letters >= enoughIfCertain ? guesses : []);
  if (heard !== undefined) return heard;
  const guess = byLetters(guesses, letters);
  const [[likely] = [total === 1 ? guess : undefined]] = ranked(counts);
  // One rare word, as a name may be, outvotes no small words, and says nothing among other names.
  return likely === guess ? guess : undefined;
};

/**
 * Detects the languages Frontdesk has words for, with tinyld's middle profile: the light one lacks Czech and Slovak.
 * tinyld is sure of sentences; of a question of a few words, as `Was kostet das?`, the small words decide with it.
 */
export const tinyldDetector = (): LanguageDetector => ({
  detect: (text) => {
    const words = withoutNames(text);
    const letters = words.match(/\p{L}/gu)?.length ?? 0;
    const guesses = detectAll(words, { only: supportedLanguages });
    // Kana are Japanese, however few.
    if (guesses[0]?.lang === 'ja') return 'ja';
    const long = letters >= longText ? byLetters(guesses, letters) : undefined;
    const heard = long ?? detectShort(words, guesses, letters);
    return heard !== undefined && supportedLanguages.includes(heard) ? heard : undefined;
  },
});
