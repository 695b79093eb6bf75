import type { PostingsOf } from './packed-search.ts';

/** What MiniSearch calls `boost` and `bm25`; the fields in the order of its own. */
export interface Bm25 {
  boosts: number[];
  k: number;
  b: number;
  d: number;
}

export interface WeightedTerm {
  term: string;
  weight: number;
}

export interface Scored {
  article: number;
  score: number;
}

/** Articles among which the rarity of a term is counted: the group of each, and how many there are in each. */
export interface Groups {
  of: Uint16Array;
  sizes: number[];
  /** Rarities of long lists, which take a while to count and are few. */
  counted: WeakMap<Map<number, number>, number[]>;
}

const longList = 50;

const rarity = (holding: number, total: number) => Math.log(1 + (total - holding + 0.5) / (holding + 0.5));

/** By group. */
const rarities = (articles: Map<number, number>, { of, sizes, counted }: Groups): number[] => {
  const known = counted.get(articles);
  if (known !== undefined) return known;
  const holding = sizes.map(() => 0);
  for (const article of articles.keys()) {
    const group = of[article] ?? 0;
    holding[group] = (holding[group] ?? 0) + 1;
  }
  const rare = sizes.map((size, group) => rarity(holding[group] ?? 0, size));
  if (articles.size > longList) counted.set(articles, rare);
  return rare;
};

/** Whether a term stands in any field of an article. */
export const holds = (index: PostingsOf, article: number, term: string): boolean =>
  [...index.postingsOf(term).values()].some((counts) => counts.has(article));

/**
 * BM25 of every article that holds one of the terms, best first: MiniSearch's own figures, in its own order, each
 * divided by the terms matched, by which MiniSearch multiplies (plain BM25 ranks better). MiniSearch makes four objects
 * for each entry it looks at, which is most of the time of a search; here are none. `boostOf` gives what an article
 * counts for a term, 0 for not at all. Where there are `groups`, a term is as rare as it is in
 * the article's own.
 */
export const exactSearch = (
  index: PostingsOf,
  terms: WeightedTerm[],
  { boosts, k, b, d }: Bm25,
  boostOf: ((article: number, term: string) => number) | undefined,
  groups?: Groups,
): Scored[] => {
  const total = index.lengths[0]?.length ?? 0;
  const scores = new Float64Array(total);
  const matches = new Uint16Array(total);
  const ofTerm = new Float64Array(total);
  const found: number[] = [];
  for (const { term, weight } of terms) {
    const holding: number[] = [];
    for (const [field, counts] of index.postingsOf(term)) {
      const fieldBoost = weight * (boosts[field] ?? 1);
      const overall = rarity(counts.size, total);
      const byGroup = groups === undefined ? undefined : rarities(counts, groups);
      const average = index.averageLengths[field] ?? 1;
      for (const [article, count] of counts) {
        const boost = boostOf === undefined ? 1 : boostOf(article, term);
        if (boost === 0) continue;
        const length = index.lengths[field]?.[article] ?? 0;
        const rare = byGroup?.[groups?.of[article] ?? 0] ?? overall;
        const raw = rare * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average)));
        if (ofTerm[article] === 0) holding.push(article);
        ofTerm[article] = (ofTerm[article] ?? 0) + fieldBoost * boost * raw;
      }
    }
    for (const article of holding) {
      if (matches[article] === 0) found.push(article);
      matches[article] = (matches[article] ?? 0) + 1;
      scores[article] = (scores[article] ?? 0) + (ofTerm[article] ?? 0);
      ofTerm[article] = 0;
    }
  }
  return found
    .map((article) => ({ article, score: scores[article] ?? 0 }))
    .sort((x, y) => y.score - x.score || (matches[y.article] ?? 0) - (matches[x.article] ?? 0));
};
