import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Message } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { Input } from '../../core/conversation/input.ts';

export interface DeadLetter {
  queue: string;
  body: string;
  /** A kill hit its last delivery: nobody could call a person before. */
  orphaned: boolean;
}

/** What waits to be done. Timers count once they are due. */
export interface Pending {
  queued: string[];
  effects: string[];
  inputs: string[];
}

/** The product's own store, read only and from outside its process. */
export const storeView = (dir: string, now: () => number = Date.now) => {
  const database = new DatabaseSync(join(dir, 'frontdesk.db'), { readOnly: true, timeout: 5_000 });
  const rows = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).all(...values) as Record<string, unknown>[];
  const values = <T>(table: string, conversation: string, order: string) =>
    rows(`SELECT value FROM ${table} WHERE conversation = ? ORDER BY ${order}`, conversation).map(
      ({ value }) => JSON.parse(String(value)) as T,
    );
  return {
    pending: (): Pending => ({
      queued: rows(
        "SELECT queue, group_id, body FROM queue_messages WHERE dead = 0 AND (queue <> 'timers' OR visible_at <= ?)",
        now(),
      ).map(({ queue, body }) => `${queue}: ${body}`),
      effects: rows('SELECT conversation, value FROM effects WHERE settled = 0').map(
        ({ conversation, value }) => {
          const { seq, status, body } = JSON.parse(String(value)) as Effect;
          return `${conversation} #${seq} ${body.kind} ${status}`;
        },
      ),
      inputs: rows('SELECT conversation, id FROM inputs WHERE handled = 0').map(
        ({ conversation, id }) => `${conversation} ${id}`,
      ),
    }),
    /** When the product last asked LiveAgent which chats have changed; 0 where it has not yet. */
    lookedAt: (): number => {
      const [bookmark] = rows("SELECT up_to FROM bookmarks WHERE name = 'help_desk_changes'");
      return Number(bookmark?.up_to ?? 0);
    },
    deadLetters: (): DeadLetter[] =>
      rows('SELECT queue, body, visible_at FROM queue_messages WHERE dead = 1').map(
        ({ queue, body, visible_at }) => ({
          queue: String(queue),
          body: String(body),
          // The next process gets back at once what was in flight; what failed is postponed instead.
          orphaned: visible_at === 0,
        }),
      ),
    effects: (conversation: string) => values<Effect>('effects', conversation, 'seq'),
    messages: (conversation: string) => values<Message>('messages', conversation, 'seq'),
    inputs: (conversation: string) => values<Input>('inputs', conversation, 'id'),
    close: () => database.close(),
  };
};

export type StoreView = ReturnType<typeof storeView>;
