import type { DatabaseSync } from 'node:sqlite';
import type { Circuit } from '../../core/circuits/circuit.ts';
import type { Circuits, Clock } from '../../core/ports.ts';

const keptMs = 3_600_000;

/** The embedded twin of `dynamoCircuits`. */
export const sqliteCircuits = (database: DatabaseSync, { clock }: { clock: Clock }): Circuits => {
  database.exec(
    `CREATE TABLE IF NOT EXISTS circuits (
       dependency TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL
     ) WITHOUT ROWID`,
  );
  const get = database.prepare('SELECT value FROM circuits WHERE dependency = ? AND expires_at > ?');
  const put = database.prepare(
    `INSERT INTO circuits VALUES (:dependency, :version, :value, :expiresAt)
     ON CONFLICT (dependency) DO UPDATE SET version = :version, value = :value, expires_at = :expiresAt
     WHERE CASE WHEN expires_at > :now THEN version ELSE 0 END = :expected
     RETURNING version`,
  );
  return {
    read: async (dependency) => {
      const row = get.get(dependency, clock.now());
      return row === undefined ? undefined : (JSON.parse(String(row.value)) as Circuit);
    },
    write: async (dependency, circuit, expected) => {
      const now = clock.now();
      const row = put.get({
        dependency,
        version: circuit.version,
        value: JSON.stringify(circuit),
        expiresAt: now + keptMs,
        now,
        expected,
      });
      return row === undefined ? 'changed' : 'written';
    },
  };
};
