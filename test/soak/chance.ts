import { randomFrom } from '../../bench/retrieval/synthetic.ts';

export interface Chance {
  /** True in `share` of the cases. */
  happens(share: number): boolean;
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** Choices that are the same for the same seed. */
export const chanceFrom = (seed: number): Chance => {
  const random = randomFrom(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    happens: (share) => random() < share,
    between,
    pick,
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: random() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
  };
};
