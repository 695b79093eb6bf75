import { DatabaseSync } from 'node:sqlite';
import { sqliteCircuits } from '../../adapters/circuits/sqlite.ts';
import type { Circuits } from '../../core/ports.ts';
import { memoryCircuits } from '../factories/limits.ts';
import { circuitsContract } from './circuits.suite.ts';

describe('circuits in SQLite', () => {
  circuitsContract(async () => {
    const database = new DatabaseSync(':memory:');
    return (clock) => sqliteCircuits(database, { clock });
  });
});

describe('circuits in memory, as the simulation has them', () => {
  circuitsContract(async () => {
    let circuits: Circuits | undefined;
    return (clock) => {
      circuits ??= memoryCircuits(clock);
      return circuits;
    };
  });
});
