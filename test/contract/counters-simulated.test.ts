import type { Clock, Counters } from '../../core/ports.ts';
import { simCounters } from '../simulation/interleavings/sim-counters.ts';
import { countersContract } from './counters.suite.ts';

describe('counters in the simulation', () => {
  /** Whoever opens them in one test shares them. */
  const opened = new WeakMap<Clock, Counters>();

  countersContract(async ({ clock }) => {
    const counters = opened.get(clock) ?? simCounters(clock);
    opened.set(clock, counters);
    return counters;
  });
});
