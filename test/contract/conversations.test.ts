import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../adapters/conversations/sqlite.ts';
import { conversationsContract } from './conversations.suite.ts';

describe('conversations in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  afterAll(() => database.close());

  conversationsContract(async (options) => sqliteConversations(database, options));
});
