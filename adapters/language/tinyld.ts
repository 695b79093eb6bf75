import { detectAll } from 'tinyld';
import { supportedLanguages } from '../../core/languages/languages.ts';
import type { LanguageDetector } from '../../core/ports.ts';
import { bySmallWords } from './small-words.ts';

/** Letters below which a text says too little; fewer do where a word stands in one language only. */
const enoughLetters = 10;
const enoughIfCertain = 8;
/** tinyld gives 1 for such a word; its other figures are small and relative. */
const certain = 0.99;
const leastAccuracy = 0.04;
/** The best guess has to be this many times the second. */
const clearlyAhead = 1.6;

/** Addresses, numbers and the product's own name tell nothing about the language. */
const withoutNames = (text: string): string =>
  text
    .replace(/\S+@\S+|\bhttps?:\/\/\S+|\bwww\.\S+/gi, ' ')
    .replace(/\b(?:LiveAgent|WhatsApp|Facebook|Instagram|Zendesk|Viber|Shopify|WordPress|Slack)\b/gi, ' ');

const byLetters = (words: string): string | undefined => {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const [best, second] = detectAll(words, { only: supportedLanguages });
  if (best === undefined) return undefined;
  // Kana are Japanese, however few.
  if (best.lang === 'ja') return 'ja';
  if (best.accuracy >= certain) return letters >= enoughIfCertain ? best.lang : undefined;
  const clear = best.accuracy >= leastAccuracy && best.accuracy >= (second?.accuracy ?? 0) * clearlyAhead;
  return clear && letters >= enoughLetters ? best.lang : undefined;
};

/**
 * Detects the languages Frontdesk has words for, with tinyld's middle profile: the light one lacks Czech and Slovak.
 * Where it is not sure, as with `Was kostet das?`, the small words of the question decide.
 */
export const tinyldDetector = (): LanguageDetector => ({
  detect: (text) => {
    const words = withoutNames(text);
    return byLetters(words) ?? bySmallWords(words);
  },
});
