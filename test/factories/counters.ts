import { DatabaseSync } from 'node:sqlite';
import { sqliteCounters } from '../../adapters/counters/sqlite.ts';
import type { Clock, Counters } from '../../core/ports.ts';

/** Counters of their own, gone with the test. */
export const memoryCounters = (clock: Clock): Counters =>
  sqliteCounters(new DatabaseSync(':memory:'), { clock });
