/** What the analyser of a language makes of a text: the terms that are compared, in order. */
export type Analyse = (text: string, language: string) => string[];

/**
 * How telling a term is that stands in `matching` of `total` passages (BM25's inverse document frequency): near 0
 * where it stands everywhere, highest where it stands nowhere.
 */
export const informativeness = (matching: number, total: number): number =>
  Math.log(1 + (total - matching + 0.5) / (matching + 0.5));

/** Share (0–1) of the weight of a question's terms that `covered` holds; 0 for a question without any. */
export const coverage = (weights: Map<string, number>, covered: Set<string>): number => {
  let all = 0;
  let found = 0;
  for (const [term, weight] of weights) {
    all += weight;
    if (covered.has(term)) found += weight;
  }
  return all === 0 ? 0 : found / all;
};
