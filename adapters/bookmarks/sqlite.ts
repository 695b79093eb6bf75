import type { DatabaseSync } from 'node:sqlite';
import type { Bookmarks, Clock } from '../../core/ports.ts';
import { keptSeconds } from './kept.ts';

/** `up_to` in milliseconds, `expires_at` in seconds as in DynamoDB. */
const table = `
  CREATE TABLE IF NOT EXISTS bookmarks (
    name TEXT PRIMARY KEY, up_to INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** The embedded twin of `dynamoBookmarks`. */
export const sqliteBookmarks = (database: DatabaseSync, { clock }: { clock: Clock }): Bookmarks => {
  database.exec(table);
  const get = database.prepare('SELECT up_to FROM bookmarks WHERE name = ? AND expires_at > ?');
  const put = database.prepare('INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?)');
  const present = () => Math.floor(clock.now() / 1000);
  return {
    get: async (name) => {
      const row = get.get(name, present());
      return row === undefined ? undefined : Number(row.up_to);
    },
    set: async (name, upTo) => {
      put.run(name, upTo, present() + keptSeconds);
    },
  };
};
