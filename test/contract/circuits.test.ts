import { DatabaseSync } from 'node:sqlite';
import { sqliteCircuits } from '../../adapters/circuits/sqlite.ts';
import { circuitsContract } from './circuits.suite.ts';

describe('circuits in SQLite', () => {
  circuitsContract(async () => {
    const database = new DatabaseSync(':memory:');
    return (clock) => sqliteCircuits(database, { clock });
  });
});
