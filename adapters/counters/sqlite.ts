import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Counters } from '../../core/ports.ts';
import { counterKey } from './counter-key.ts';

/** `expires_at` is in seconds, as in DynamoDB. */
const table = `
  CREATE TABLE IF NOT EXISTS counters (
    name TEXT PRIMARY KEY, sum REAL NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** Counters in SQLite: one statement an add, so that processes on the same file share them. */
export const sqliteCounters = (database: DatabaseSync, { clock }: { clock: Clock }): Counters => {
  database.exec(table);
  const forget = database.prepare('DELETE FROM counters WHERE expires_at <= ?');
  const add = database.prepare(
    `INSERT INTO counters VALUES (:name, :amount, :expires)
     ON CONFLICT (name) DO UPDATE SET
       sum = CASE WHEN expires_at > :present THEN sum + :amount ELSE :amount END,
       expires_at = CASE WHEN expires_at > :present THEN expires_at ELSE :expires END
     RETURNING sum`,
  );
  forget.run(Math.floor(clock.now() / 1000));
  return {
    add: async (name, amount, { expiresAt }) => {
      const present = Math.floor(clock.now() / 1000);
      const key = counterKey(name);
      const row = add.get({ name: key, amount, expires: Math.ceil(expiresAt / 1000), present });
      return Number(row?.sum);
    },
  };
};
