import { passCurve, passK } from '../../../evals/pass-k.ts';

describe('pass^k', () => {
  it.each([
    [4, 4, 1, 1],
    [4, 4, 4, 1],
    [4, 3, 1, 0.75],
    // C(3,2) / C(4,2) = 3 / 6
    [4, 3, 2, 0.5],
    // C(3,4) = 0
    [4, 3, 4, 0],
    // C(6,3) / C(8,3) = 20 / 56
    [8, 6, 3, 20 / 56],
    [4, 0, 1, 0],
  ])('of %d repetitions of which %d passed is, for k = %3$d, C(c,k) / C(n,k)', (n, passed, k, chance) => {
    expect(passK(n, passed, k)).toBeCloseTo(chance, 12);
  });

  it('is the mean over conversations, for each k', () => {
    const [one, two] = passCurve([2, 1], 2);
    expect([one, two]).toEqual([0.75, 0.5]);
  });

  it('is nothing where nothing was played', () => {
    expect(passCurve([], 4)).toEqual([]);
  });

  it('is exactly one where everything passed', () => {
    expect(passCurve([7, 7, 7], 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });
});
