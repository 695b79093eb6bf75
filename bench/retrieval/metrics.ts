/** Ids of the documents that answer a query, with how well they do (above 0); the usual grade is 1. */
export type Grades = ReadonlyMap<string, number>;

/** How one ranking, or the mean of many, did: every figure from 0 to 1. */
export interface Scores {
  recall1: number;
  recall5: number;
  hit5: number;
  mrr10: number;
  ndcg10: number;
}

const relevantWithin = (ranking: string[], grades: Grades, depth: number): number =>
  ranking.slice(0, depth).filter((id) => grades.has(id)).length;

/** Share of the right documents among the first `depth`. */
export const recall = (ranking: string[], grades: Grades, depth: number): number =>
  relevantWithin(ranking, grades, depth) / grades.size;

/** 1 where any right document is among the first `depth`, else 0. */
export const hit = (ranking: string[], grades: Grades, depth: number): number =>
  relevantWithin(ranking, grades, depth) > 0 ? 1 : 0;

/** 1 over the place of the first right document, 0 beyond `depth`. */
export const reciprocalRank = (ranking: string[], grades: Grades, depth: number): number => {
  const place = ranking.slice(0, depth).findIndex((id) => grades.has(id));
  return place < 0 ? 0 : 1 / (place + 1);
};

const discounted = (gains: number[]): number =>
  gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

/** Discounted gain over that of the best possible ranking; gains are the grades themselves, as in trec_eval. */
export const ndcg = (ranking: string[], grades: Grades, depth: number): number => {
  const gained = discounted(ranking.slice(0, depth).map((id) => grades.get(id) ?? 0));
  const best = discounted([...grades.values()].sort((a, b) => b - a).slice(0, depth));
  return gained / best;
};

/** All figures of one query. `ranking` holds each document once, best first; `grades` is not empty. */
export const scoreRanking = (ranking: string[], grades: Grades): Scores => ({
  recall1: recall(ranking, grades, 1),
  recall5: recall(ranking, grades, 5),
  hit5: hit(ranking, grades, 5),
  mrr10: reciprocalRank(ranking, grades, 10),
  ndcg10: ndcg(ranking, grades, 10),
});

/** Mean over queries, each of the same weight. */
export const meanScores = (scores: Scores[]): Scores => {
  const mean = (of: (one: Scores) => number) => scores.reduce((sum, one) => sum + of(one), 0) / scores.length;
  return {
    recall1: mean((one) => one.recall1),
    recall5: mean((one) => one.recall5),
    hit5: mean((one) => one.hit5),
    mrr10: mean((one) => one.mrr10),
    ndcg10: mean((one) => one.ndcg10),
  };
};

/** The smallest value that at least `share` (0–1) of the values do not exceed: nearest rank. */
export const quantile = (values: number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no values to take a quantile of');
  return value;
};
