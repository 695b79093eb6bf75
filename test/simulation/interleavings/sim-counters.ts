import type { Clock, Counters } from '../../../core/ports.ts';

/** Sums in memory, by the contract of the others. */
export const simCounters = (clock: Clock): Counters => {
  const held = new Map<string, { sum: number; expiresAt: number }>();
  return {
    add: async (name, amount, { expiresAt }) => {
      const found = held.get(name);
      const live = found !== undefined && found.expiresAt > clock.now() ? found : { sum: 0, expiresAt };
      const sum = live.sum + amount;
      held.set(name, { ...live, sum });
      return sum;
    },
  };
};
