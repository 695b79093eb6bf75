import { informativeness } from '../../core/knowledge/coverage.ts';
import type { Groups } from './exact-search.ts';
import type { PostingsOf } from './packed-search.ts';

/** How often terms stand in the articles of each language: a name that ten Spanish articles mention may be rare in French. */
export interface TermStatistics {
  /** Of the articles, each in the group of its language; undefined where there is one language only. */
  groups: Groups | undefined;
  /** In how many articles of a language the term stands. */
  frequency(term: string, language: string): number;
  /** How telling it is there. */
  informative(term: string, language: string): number;
  /**
   * What a score in a language counts, so that the rarest term weighs the same in all of them, however few articles
   * one has.
   */
  scale(language: string): number;
}

/**
 * Fewer articles than these tell little of how rare a word is: a word that none of six has is not rarer than that. Of
 * 30, 40, 50, 70 and 100, 40 and 50 err least on the questions of the sample articles.
 */
const fewArticles = 50;

const rarest = (articles: number) => informativeness(0, articles);

/** Statistics of one language are those that the index holds already. */
const ofOne = (frequencies: Map<string, number>, total: number): TermStatistics => {
  const frequency = (term: string) => frequencies.get(term) ?? 0;
  return {
    groups: undefined,
    frequency,
    informative: (term) => informativeness(frequency(term), total),
    scale: () => 1,
  };
};

const ofSeveral = (index: PostingsOf, spoken: string[], languages: string[]): TermStatistics => {
  const place = new Map(languages.map((language, i) => [language, i]));
  const of = Uint16Array.from(spoken, (language) => place.get(language) ?? 0);
  const sizes = languages.map((language) =>
    Math.max(fewArticles, spoken.filter((own) => own === language).length),
  );
  const largest = Math.max(...sizes);
  const known = new Map<string, number[]>();
  const count = (term: string): number[] => {
    const counts = languages.map(() => 0);
    const holding = new Set([...index.postingsOf(term).values()].flatMap((counts) => [...counts.keys()]));
    for (const article of holding) {
      const group = of[article] ?? 0;
      counts[group] = (counts[group] ?? 0) + 1;
    }
    return counts;
  };
  const frequency = (term: string, language: string): number => {
    const counts = known.get(term) ?? count(term);
    // Terms of the index only: visitors choose what they write.
    if (!known.has(term) && counts.some((number) => number > 0)) known.set(term, counts);
    return counts[place.get(language) ?? -1] ?? 0;
  };
  const sizeOf = (language: string) => sizes[place.get(language) ?? -1] ?? 0;
  return {
    groups: { of, sizes, counted: new WeakMap() },
    frequency,
    informative: (term, language) => informativeness(frequency(term, language), sizeOf(language)),
    scale: (language) => rarest(largest) / rarest(sizeOf(language)),
  };
};

/** `spoken` is the language of each article, `frequencies` in how many of all articles a term stands. */
export const termStatistics = (
  index: PostingsOf,
  spoken: string[],
  frequencies: Map<string, number>,
): TermStatistics => {
  const languages = [...new Set(spoken)];
  return languages.length < 2 ? ofOne(frequencies, spoken.length) : ofSeveral(index, spoken, languages);
};
