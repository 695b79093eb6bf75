import type { DatabaseSync } from 'node:sqlite';

/** Times are in milliseconds, `expires_at` in seconds as in DynamoDB; values are JSON. */
const tables = `
  CREATE TABLE IF NOT EXISTS states (
    conversation TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS owners (
    conversation TEXT PRIMARY KEY, epoch INTEGER NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    conversation TEXT, seq INTEGER, value TEXT NOT NULL, expires_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS inputs (
    conversation TEXT, id TEXT, handled INTEGER NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS unhandled_inputs ON inputs (conversation) WHERE handled = 0;
  CREATE TABLE IF NOT EXISTS effects (
    conversation TEXT, seq INTEGER, settled INTEGER NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS undelivered_effects ON effects (conversation) WHERE settled = 0;
  CREATE TABLE IF NOT EXISTS lookups (
    name TEXT, conversation TEXT, at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    PRIMARY KEY (name, conversation)
  ) WITHOUT ROWID;
`;

export const createTables = (database: DatabaseSync): void => database.exec(tables);

/** Deletes what has expired by `present` (epoch seconds); reads leave it out anyway. */
export const sweep = (database: DatabaseSync, present: number): void => {
  for (const table of ['states', 'owners', 'messages', 'inputs', 'effects', 'lookups']) {
    database.prepare(`DELETE FROM ${table} WHERE expires_at <= ?`).run(present);
  }
};

/** All or nothing, also against other processes on the same file. */
export const inTransaction = <T>(database: DatabaseSync, run: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};
