import type { DatabaseSync } from 'node:sqlite';

/** Times in milliseconds. A message is in flight while it has a receipt and `visible_at` lies ahead. */
const tables = `
  CREATE TABLE IF NOT EXISTS queue_messages (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL,
    group_id TEXT,
    deduplication_id TEXT,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    receipt TEXT,
    dead INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS queue_order ON queue_messages (queue, dead, position);
  CREATE INDEX IF NOT EXISTS queue_groups ON queue_messages (queue, group_id, dead, visible_at);
  CREATE UNIQUE INDEX IF NOT EXISTS queue_receipts ON queue_messages (receipt) WHERE receipt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS queue_deduplication (
    queue TEXT, deduplication_id TEXT, until INTEGER NOT NULL,
    PRIMARY KEY (queue, deduplication_id)
  ) WITHOUT ROWID;
`;

export interface MessageRow {
  position: number;
  message_id: string;
  group_id: string | null;
  deduplication_id: string | null;
  body: string;
  sent_at: number;
  visible_at: number;
  receives: number;
  first_received_at: number | null;
  receipt: string | null;
}

export const createQueueTables = (database: DatabaseSync): void => database.exec(tables);

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
