import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { SQSRecord } from 'aws-lambda';
import type { Instant } from '../../core/conversation/conversation.ts';
import { maxReceives, type QueueMessage, type QueueName } from '../../core/messages.ts';
import type { Clock, Queues, Redelivery } from '../../core/ports.ts';
import { checkedBody, deduplicationId, groupId, staleReceipt, visibility } from './fifo-ids.ts';
import { createQueueTables, inTransaction, type MessageRow } from './sqlite-queue-tables.ts';

export interface QueueDepth {
  /** Neither in flight nor delayed, though perhaps behind another message of its group. */
  visible: number;
  inFlight: number;
  delayed: number;
  dead: number;
}

export interface DeadLetter {
  messageId: string;
  body: QueueMessage;
  receives: number;
  sentAt: Instant;
}

/** The embedded twin of SQS: sending, and the consumer's side of which Lambda's event source is made. */
export interface SqliteQueues extends Queues, Redelivery {
  /** Up to `max` messages, in order within each group; none of a group that has a message in flight. */
  receive(queue: QueueName, options: { max: number; visibilitySeconds: number }): SQSRecord[];
  /** Ends a delivery for good. AppError conflict where it is over already. */
  delete(receiptHandle: string): void;
  deadLetters(queue: QueueName): DeadLetter[];
  depth(queue: QueueName): QueueDepth;
  /** Milliseconds until a message becomes visible that the last `receive` did not see yet; 0 where one has meanwhile. */
  waitMs(queue: QueueName): number | undefined;
  /** Lets every message in flight be received again: who received them is gone with an earlier process. */
  recover(): void;
  /** Calls back when there may be something to receive; the result ends it. */
  subscribe(listener: (queue: QueueName) => void): () => void;
}

/** SQS takes a deduplication id once within five minutes. */
const deduplicationMs = 300_000;

const recordOf = (queue: QueueName, row: MessageRow): SQSRecord => ({
  messageId: row.message_id,
  receiptHandle: row.receipt ?? '',
  body: row.body,
  attributes: {
    ApproximateReceiveCount: String(row.receives),
    SentTimestamp: String(row.sent_at),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(row.first_received_at),
    ...(row.group_id === null
      ? {}
      : {
          SequenceNumber: String(row.position).padStart(20, '0'),
          MessageGroupId: row.group_id,
          ...(row.deduplication_id === null ? {} : { MessageDeduplicationId: row.deduplication_id }),
        }),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(row.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:local:000000000000:${queue}${queue === 'timers' ? '' : '.fifo'}`,
  awsRegion: 'local',
});

/**
 * Queues in SQLite with the semantics of SQS that the product leans on: order within a group, a group waits while
 * one of its messages is in flight, visibility time-outs, deduplication, delays, dead letters.
 */
export const sqliteQueues = (
  database: DatabaseSync,
  {
    clock,
    delaySeconds = {},
  }: {
    clock: Clock;
    /** Seconds that every message of a queue waits before it is delivered. */
    delaySeconds?: Partial<Record<QueueName, number>>;
  },
): SqliteQueues => {
  createQueueTables(database);
  const listeners = new Set<(queue: QueueName) => void>();
  // What becomes visible between a look and the question how long to wait must be waited for as well.
  const lookedAt = new Map<QueueName, number>();
  const sql = (text: string) => database.prepare(text);
  const notify = (queue: QueueName) => {
    for (const listener of listeners) listener(queue);
  };

  const forgetDuplicates = sql('DELETE FROM queue_deduplication WHERE until <= ?');
  const remember = sql('INSERT OR IGNORE INTO queue_deduplication VALUES (?, ?, ?)');
  const insert = sql(
    `INSERT INTO queue_messages (queue, message_id, group_id, deduplication_id, body, sent_at, visible_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const bury = sql(
    `UPDATE queue_messages SET dead = 1, receipt = NULL
     WHERE queue = ? AND dead = 0 AND visible_at <= ? AND receives >= ?`,
  );
  const receivable = sql(
    `SELECT * FROM queue_messages AS m WHERE queue = :queue AND dead = 0 AND visible_at <= :now
       AND (group_id IS NULL OR NOT EXISTS (
         SELECT 1 FROM queue_messages AS f
         WHERE f.queue = :queue AND f.dead = 0 AND f.group_id = m.group_id
           AND f.receipt IS NOT NULL AND f.visible_at > :now))
     ORDER BY position LIMIT :max`,
  );
  const take = sql(
    `UPDATE queue_messages SET visible_at = ?, receipt = ?, receives = receives + 1,
       first_received_at = COALESCE(first_received_at, ?) WHERE position = ? RETURNING *`,
  );
  // A delivery from a FIFO queue ends with its visibility; one from a standard queue with the next delivery.
  const remove = sql(
    'DELETE FROM queue_messages WHERE receipt = ? AND dead = 0 AND (group_id IS NULL OR visible_at > ?)',
  );
  const delay = sql(
    'UPDATE queue_messages SET visible_at = ? WHERE receipt = ? AND dead = 0 AND visible_at > ? RETURNING queue',
  );
  const dead = sql('SELECT * FROM queue_messages WHERE queue = ? AND dead = 1 ORDER BY position');
  const counts = sql(
    `SELECT COALESCE(SUM(dead), 0) AS dead, COALESCE(SUM(NOT dead AND visible_at <= :now), 0) AS visible,
       COALESCE(SUM(NOT dead AND visible_at > :now AND receipt IS NOT NULL), 0) AS inFlight,
       COALESCE(SUM(NOT dead AND visible_at > :now AND receipt IS NULL), 0) AS delayed
     FROM queue_messages WHERE queue = :queue`,
  );
  const due = sql(
    'SELECT MIN(visible_at) AS due FROM queue_messages WHERE queue = ? AND dead = 0 AND visible_at > ?',
  );
  const release = sql('UPDATE queue_messages SET visible_at = 0, receipt = NULL WHERE receipt IS NOT NULL');

  return {
    send: async (queue, message, options) => {
      const body = checkedBody(queue, message, options);
      const now = clock.now();
      const fifo = queue !== 'timers';
      const deduplication = fifo ? deduplicationId(options) : null;
      const stored = inTransaction(database, () => {
        forgetDuplicates.run(now);
        const isNew = !fifo || remember.run(queue, deduplication, now + deduplicationMs).changes === 1;
        if (!isNew) return false;
        const visibleAt = now + (options.delaySeconds ?? delaySeconds[queue] ?? 0) * 1000;
        const group = fifo ? groupId(options.group) : null;
        insert.run(queue, randomUUID(), group, deduplication, body, now, visibleAt);
        return true;
      });
      if (stored) notify(queue);
    },

    receive: (queue, { max, visibilitySeconds }) =>
      inTransaction(database, () => {
        const now = clock.now();
        lookedAt.set(queue, now);
        bury.run(queue, now, maxReceives[queue]);
        const rows = receivable.all({ queue, now, max }) as unknown as MessageRow[];
        const until = now + visibility(visibilitySeconds) * 1000;
        return rows.map((row) =>
          recordOf(queue, take.get(until, randomUUID(), now, row.position) as unknown as MessageRow),
        );
      }),

    delete: (receiptHandle) => {
      if (remove.run(receiptHandle, clock.now()).changes === 0) throw staleReceipt();
    },

    postpone: async (receiptHandle, seconds) => {
      const now = clock.now();
      const row = delay.get(now + visibility(seconds) * 1000, receiptHandle, now);
      if (row === undefined) throw staleReceipt();
      notify(String(row.queue) as QueueName);
    },

    deadLetters: (queue) =>
      (dead.all(queue) as unknown as MessageRow[]).map((row) => ({
        messageId: row.message_id,
        body: JSON.parse(row.body) as QueueMessage,
        receives: row.receives,
        sentAt: row.sent_at,
      })),

    depth: (queue) => ({ ...(counts.get({ queue, now: clock.now() }) as unknown as QueueDepth) }),

    waitMs: (queue) => {
      const next = due.get(queue, lookedAt.get(queue) ?? clock.now())?.due;
      return typeof next === 'number' ? Math.max(0, next - clock.now()) : undefined;
    },

    recover: () => {
      release.run();
    },

    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
