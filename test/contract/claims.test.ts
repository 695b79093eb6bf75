import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../adapters/conversations/sqlite.ts';
import { claimsContract } from './claims.suite.ts';

describe('claims in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  afterAll(() => database.close());

  claimsContract(async (options) => sqliteConversations(database, options));
});
