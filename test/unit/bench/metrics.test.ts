import {
  hit,
  meanScores,
  ndcg,
  quantile,
  recall,
  reciprocalRank,
  scoreRanking,
} from '../../../bench/retrieval/metrics.ts';

const right = (...ids: string[]) => new Map(ids.map((id) => [id, 1]));

describe('the metrics of a ranking', () => {
  it('counts the right documents among the first ones', () => {
    const ranking = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(recall(ranking, right('a', 'f', 'x'), 1)).toBe(1 / 3);
    expect(recall(ranking, right('a', 'f', 'x'), 5)).toBe(1 / 3);
    expect(recall(ranking, right('a', 'f', 'x'), 6)).toBe(2 / 3);
    expect(hit(ranking, right('f'), 5)).toBe(0);
    expect(hit(ranking, right('f', 'e'), 5)).toBe(1);
  });

  it('takes the place of the first right document within the depth', () => {
    const ranking = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];
    expect(reciprocalRank(ranking, right('c', 'd'), 10)).toBe(1 / 3);
    expect(reciprocalRank(ranking, right('j'), 10)).toBe(1 / 10);
    expect(reciprocalRank(ranking, right('k'), 10)).toBe(0);
    expect(reciprocalRank([], right('k'), 10)).toBe(0);
  });

  // Worked by hand: places 1 to 4 weigh 1, 1/log2(3) = 0.63093, 1/2 and 1/log2(5) = 0.43068.
  it.each([
    ['one right document, second', ['x', 'a'], right('a'), 0.63093],
    ['two of three, second and fourth', ['x', 'a', 'y', 'b'], right('a', 'b', 'c'), 1.06161 / 2.13093],
    [
      'grades 3 and 1 the wrong way round',
      ['b', 'a'],
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
      2.89279 / 3.63093,
    ],
    [
      'everything in its place',
      ['a', 'b'],
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
      1,
    ],
    ['nothing found', [], right('a'), 0],
  ])('discounts gains by their place: %s', (_, ranking, grades, expected) => {
    expect(ndcg(ranking, grades, 10)).toBeCloseTo(expected, 5);
  });

  it('expects no more than the depth can hold', () => {
    expect(ndcg(['a'], right('a', 'b'), 1)).toBe(1);
    expect(ndcg(['x', 'a'], right('a'), 1)).toBe(0);
  });

  it('gives all figures of a query, and their means', () => {
    const first = scoreRanking(['x', 'a'], right('a', 'b'));
    expect(first).toEqual({
      recall1: 0,
      recall5: 0.5,
      hit5: 1,
      mrr10: 0.5,
      ndcg10: expect.closeTo(0.38685, 5),
    });
    const second = scoreRanking(['a'], right('a'));
    expect(second).toEqual({ recall1: 1, recall5: 1, hit5: 1, mrr10: 1, ndcg10: 1 });
    expect(meanScores([first, second])).toEqual({
      recall1: 0.5,
      recall5: 0.75,
      hit5: 1,
      mrr10: 0.75,
      ndcg10: expect.closeTo(0.69343, 5),
    });
  });

  it('takes quantiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0), quantile([7], 0.95)]).toEqual(
      [5, 10, 1, 7],
    );
    expect(() => quantile([], 0.5)).toThrow(new RangeError('no values to take a quantile of'));
  });
});
