import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';

/** Lower case without accents or typographic apostrophes, one space between words. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const plainWords = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const stopwords = new Set([...english, ...french, ...german].flatMap(plainWords));
const isStopword = (word: string) => stopwords.has(word);

/** Long words are compared by their beginning: enough to let "tickets" meet "ticketing". */
const stem = (word: string) =>
  word.length > 5 ? word.slice(0, Math.max(5, word.length - 3)) : word.replace(/s$/, '');

/** Distinct words that carry meaning, shortened for comparison. */
export const contentWords = (text: string): string[] => [
  ...new Set(
    plainWords(text)
      .filter((word) => !isStopword(word) && (word.length > 1 || /\d/.test(word)))
      .map(stem),
  ),
];

/** False for figures, signs, bits of code and words too small to mean anything. */
export const saysSomething = (text: string): boolean =>
  !/^\s*[{[<].*[}\]>]\s*$/s.test(text) && contentWords(text).some((word) => !/^\d+$/.test(word));

/** Share of common words, 0 to 1. */
export const similarity = (a: string, b: string): number => {
  const [first, second] = [contentWords(a), new Set(contentWords(b))];
  const common = first.filter((word) => second.has(word)).length;
  const all = first.length + second.size - common;
  return all === 0 ? 0 : common / all;
};

/** Sentences as they stand in the text, letter by letter. */
export const verbatimSentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
