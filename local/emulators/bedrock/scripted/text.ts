import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';

/** Lower case without accents or typographic apostrophes, one space between words. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const plainWords = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const foldedSet = (words: readonly string[]) => new Set(words.flatMap(plainWords));
const stopwordsOf = { en: foldedSet(english), fr: foldedSet(french), de: foldedSet(german) };
const isStopword = (word: string) => Object.values(stopwordsOf).some((words) => words.has(word));

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

/** Language of a text among those the rules can tell apart, by its small words. */
export const guessLanguage = (text: string): 'en' | 'fr' | 'de' | undefined => {
  const words = plainWords(text);
  const counts = Object.entries(stopwordsOf).map(
    ([language, set]) =>
      [language as 'en' | 'fr' | 'de', words.filter((word) => set.has(word)).length] as const,
  );
  const [best, next] = counts.sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] > (next?.[1] ?? 0) ? best[0] : undefined;
};

/** Sentences as they stand in the text, letter by letter. */
export const verbatimSentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
