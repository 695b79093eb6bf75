import type { DatabaseSync } from 'node:sqlite';
import { drainedUntil, planTake } from '../../core/limits/token-bucket.ts';
import type { Clock, RateLimiter } from '../../core/ports.ts';

/** The embedded twin of `dynamoRateLimiter`: one statement for each take, so that processes on one file share a bucket. */
export const sqliteRateLimiter = (database: DatabaseSync, { clock }: { clock: Clock }): RateLimiter => {
  database.exec(
    'CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, full_at INTEGER NOT NULL) WITHOUT ROWID',
  );
  const add = database.prepare(
    `INSERT INTO buckets VALUES (:name, :now + :cost)
     ON CONFLICT (name) DO UPDATE SET full_at = max(full_at, :now) + :cost WHERE max(full_at, :now) <= :latest
     RETURNING full_at`,
  );
  const read = database.prepare('SELECT full_at FROM buckets WHERE name = ?');
  const push = database.prepare(
    'INSERT INTO buckets VALUES (:name, :fullAt) ON CONFLICT (name) DO UPDATE SET full_at = max(full_at, :fullAt)',
  );
  return {
    take: async (bucket, order) => {
      const now = clock.now();
      const { costMs: cost, latest, taken, refused } = planTake(bucket, order, now);
      const row = add.get({ name: bucket.name, now, cost, latest });
      return row === undefined
        ? refused(Number(read.get(bucket.name)?.full_at ?? latest))
        : taken(Number(row.full_at));
    },
    drain: async (bucket, until) => {
      push.run({ name: bucket.name, fullAt: drainedUntil(bucket, until) });
    },
  };
};
