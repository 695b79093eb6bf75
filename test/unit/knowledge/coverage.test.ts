import { coverage, informativeness } from '../../../core/knowledge/coverage.ts';

describe('coverage', () => {
  const weights = new Map([
    ['refund', 3],
    ['invoice', 1],
  ]);

  it.each<[string, string[], number]>([
    ['all', ['invoice', 'refund', 'else'], 1],
    ['what tells most', ['refund'], 0.75],
    ['what tells little', ['invoice'], 0.25],
    ['nothing', [], 0],
  ])('is the share of weight where %s is covered', (_what, covered, share) => {
    expect(coverage(weights, new Set(covered))).toBe(share);
  });

  it('is none of a question without a single telling term', () => {
    expect(coverage(new Map(), new Set(['refund']))).toBe(0);
    expect(coverage(new Map([['the', 0]]), new Set(['the']))).toBe(0);
  });
});

describe('informativeness', () => {
  it('falls with every further passage that holds the term, and stays above zero', () => {
    const values = [0, 1, 5, 10].map((matching) => informativeness(matching, 10));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThan(0);
  });
});
