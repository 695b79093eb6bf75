import { smallWords, wordEndings } from './small-words.ts';

/** What a word counts that is written without the accents of the list. */
const withoutAccents = 0.7;
/** Letters of a word that stand before an ending at the least. */
const leastStem = 3;
const longestEnding = 5;

/** What a word or an ending counts for each language, by ISO 639-1 code. */
type Shares = Map<string, number>;

const withoutMarks = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');

/** One point for each word, shared among the languages that have it. */
const sharesOf = (lists: Record<string, string[]>): Map<string, Shares> => {
  const weights = new Map<string, Shares>();
  const add = (word: string, language: string, weight: number) => {
    const own: Shares = weights.get(word) ?? new Map();
    weights.set(word, own.set(language, Math.max(weight, own.get(language) ?? 0)));
  };
  for (const [language, words] of Object.entries(lists)) {
    for (const word of words) {
      add(withoutMarks(word), language, withoutAccents);
      add(word, language, 1);
    }
  }
  for (const own of weights.values()) {
    const most = Math.max(...own.values());
    const all = [...own.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [language, weight] of own) own.set(language, (weight * most) / all);
  }
  return weights;
};

const words = sharesOf(smallWords);
const endings = sharesOf(wordEndings);

/** Its longest ending counts. */
const byEnding = (word: string): Shares | undefined => {
  for (let length = Math.min(longestEnding, word.length - leastStem); length > 1; length -= 1) {
    const found = endings.get(word.slice(-length));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** How much the words of a text count for each language, one point a word at the most. */
export const countWords = (text: string): { total: number; counts: Shares } => {
  const written =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts: Shares = new Map();
  for (const word of written) {
    for (const [language, share] of words.get(word) ?? byEnding(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + share);
  }
  return { total: written.length, counts };
};
