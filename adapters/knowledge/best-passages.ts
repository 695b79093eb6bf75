import type { ArticlePassage } from '../../core/knowledge/passages.ts';
import { analyse } from './analyse.ts';

/** A passage with the share (0–1) of its article's best one. */
export interface RatedPassage {
  passage: ArticlePassage;
  share: number;
}

const rate = ({ title, text, language }: ArticlePassage, weights: Map<string, number>): number => {
  const counts = new Map<string, number>();
  for (const term of analyse(`${title} ${text}`, language)) counts.set(term, (counts.get(term) ?? 0) + 1);
  let sum = 0;
  for (const [term, weight] of weights) {
    const count = counts.get(term) ?? 0;
    sum += (weight * count) / (count + 1);
  }
  return sum;
};

/** Passages of one article that hold any of the weighted terms, best first. */
export const bestPassages = (passages: ArticlePassage[], weights: Map<string, number>): RatedPassage[] => {
  const [only] = passages;
  if (only !== undefined && passages.length === 1) return [{ passage: only, share: 1 }];
  const rated = passages.map((passage) => ({ passage, sum: rate(passage, weights) }));
  const top = Math.max(...rated.map(({ sum }) => sum));
  return rated
    .filter(({ sum }) => sum > 0)
    .map(({ passage, sum }) => ({ passage, share: sum / top }))
    .sort((a, b) => b.share - a.share);
};
