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

/** So many common words, and so few others around them, make the same question. */
const commonWords = 3;
const othersAround = 2;

/** Whether two texts ask the same: most of their words are common, or one is the other with a few words around it. */
export const asksTheSame = (a: string, b: string): boolean => {
  const [first, second] = [contentWords(a), new Set(contentWords(b))];
  const common = first.filter((word) => second.has(word)).length;
  const all = first.length + second.size - common;
  const contained = common === Math.min(first.length, second.size) && common >= commonWords;
  return all > 0 && (common / all >= 0.8 || (contained && all - common <= othersAround));
};

/** Sentences as they stand in the text, letter by letter. */
export const verbatimSentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
