import { DatabaseSync } from 'node:sqlite';
import { sqliteBookmarks } from '../../adapters/bookmarks/sqlite.ts';
import { bookmarksContract } from './bookmarks.suite.ts';

describe('bookmarks in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  afterAll(() => database.close());

  bookmarksContract(async (options) => sqliteBookmarks(database, options));
});
