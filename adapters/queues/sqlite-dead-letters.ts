import type { DatabaseSync } from 'node:sqlite';
import type { DeadLetter, DeadLetters } from '../../core/dead-letter.ts';
import { maxReceives, type QueueName, queueNames } from '../../core/messages.ts';
import type { Clock } from '../../core/ports.ts';
import { createQueueTables, inTransaction, type MessageRow } from './sqlite-queue-tables.ts';

/** The embedded twin of `sqsDeadLetters`: dead letters lie in the table of their queue. */
export const sqliteDeadLetters = (database: DatabaseSync, { clock }: { clock: Clock }): DeadLetters => {
  createQueueTables(database);
  // A queue marks its dead only when it is looked at; what has been received often enough counts already.
  const isDead = '(dead = 1 OR (receives >= :most AND visible_at <= :now))';
  const dead = database.prepare(
    `SELECT * FROM queue_messages WHERE queue = :queue AND ${isDead} ORDER BY position`,
  );
  const revive = database.prepare(
    `UPDATE queue_messages SET dead = 0, receives = 0, first_received_at = NULL, receipt = NULL,
       sent_at = ?, visible_at = ? WHERE message_id = ?`,
  );
  const remove = database.prepare('DELETE FROM queue_messages WHERE message_id = ?');
  const letterOf = (queue: QueueName, row: MessageRow): DeadLetter => ({
    queue,
    id: row.message_id,
    body: row.body,
    ...(row.group_id === null ? {} : { group: row.group_id }),
    at: row.sent_at,
    receives: row.receives,
  });
  const inQueue = (queue: QueueName): DeadLetter[] => {
    const rows = dead.all({ queue, most: maxReceives[queue], now: clock.now() }) as unknown as MessageRow[];
    return rows.map((row) => letterOf(queue, row));
  };
  /** Of the letters those that are still dead: another reader may have been quicker. */
  const each = (letters: DeadLetter[], run: (id: string) => void): void =>
    inTransaction(database, () => {
      const still = new Set(queueNames.flatMap(inQueue).map(({ id }) => id));
      for (const { id } of letters) if (still.has(id)) run(id);
    });
  return {
    list: async () => queueNames.flatMap(inQueue),
    redrive: async (letters) => each(letters, (id) => revive.run(clock.now(), clock.now(), id)),
    discard: async (letters) => each(letters, (id) => remove.run(id)),
    close: async () => undefined,
  };
};
