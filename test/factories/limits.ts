import type { Circuit } from '../../core/circuits/circuit.ts';
import { drainedUntil, planTake } from '../../core/limits/token-bucket.ts';
import type { Circuits, Clock, RateLimiter } from '../../core/ports.ts';

/** Buckets of one process. The contract suites hold for these twins too. */
export const memoryRateLimiter = (clock: Clock): RateLimiter => {
  const fullAts = new Map<string, number>();
  return {
    take: async (bucket, order) => {
      const now = clock.now();
      const plan = planTake(bucket, order, now);
      const fullAt = Math.max(now, fullAts.get(bucket.name) ?? 0);
      if (fullAt > plan.latest) return plan.refused(fullAt);
      fullAts.set(bucket.name, fullAt + plan.costMs);
      return plan.taken(fullAt + plan.costMs);
    },
    drain: async (bucket, until) => {
      fullAts.set(bucket.name, Math.max(fullAts.get(bucket.name) ?? 0, drainedUntil(bucket, until)));
    },
  };
};

export const memoryCircuits = (clock: Clock): Circuits => {
  const held = new Map<string, { circuit: Circuit; expiresAt: number }>();
  const live = (dependency: string): Circuit | undefined => {
    const one = held.get(dependency);
    return one === undefined || one.expiresAt <= clock.now() ? undefined : one.circuit;
  };
  return {
    read: async (dependency) => live(dependency),
    write: async (dependency, circuit, expected) => {
      if ((live(dependency)?.version ?? 0) !== expected) return 'changed';
      held.set(dependency, { circuit, expiresAt: clock.now() + 3_600_000 });
      return 'written';
    },
  };
};
