import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type {
  ConversationId,
  ConversationState,
  Instant,
  Message,
  Owner,
  Ownership,
} from '../../core/conversation/conversation.ts';
import type { Effect, EffectRef } from '../../core/conversation/effect.ts';
import type { Input } from '../../core/conversation/input.ts';
import type { LookupKey, Overdue } from '../../core/conversation/turn.ts';
import { isSettled, lookupName, nobodyYet } from './records.ts';
import { createTables } from './sqlite-tables.ts';

type Row = Record<string, unknown>;

/** Typed reads and writes of single rows. Reads see live rows only: `present` is now in epoch seconds. */
export const sqliteStatements = (database: DatabaseSync) => {
  createTables(database);
  const sql = (text: string): StatementSync => database.prepare(text);
  const value = <T>(row: Row | undefined): T | undefined =>
    row === undefined ? undefined : (JSON.parse(String(row.value)) as T);
  const values = <T>(rows: Row[]): T[] => rows.map((row) => JSON.parse(String(row.value)) as T);

  const live = 'conversation = ? AND expires_at > ?';
  const getState = sql(`SELECT version, value FROM states WHERE ${live}`);
  const getOwner = sql(`SELECT epoch, value FROM owners WHERE ${live}`);
  const newest = sql(`SELECT value FROM messages WHERE ${live} ORDER BY seq DESC LIMIT ?`);
  const allMessages = sql(`SELECT value FROM messages WHERE ${live} ORDER BY seq`);
  const getInput = sql(`SELECT handled FROM inputs WHERE ${live} AND id = ?`);
  const unhandled = sql(`SELECT value FROM inputs WHERE handled = 0 AND ${live}`);
  const allInputs = sql(`SELECT handled, value FROM inputs WHERE ${live}`);
  const getEffect = sql(`SELECT value FROM effects WHERE ${live} AND seq = ?`);
  const undelivered = sql(`SELECT value FROM effects WHERE settled = 0 AND ${live} ORDER BY seq`);
  const allEffects = sql(`SELECT value FROM effects WHERE ${live} ORDER BY seq`);
  const find = sql(
    'SELECT conversation FROM lookups WHERE name = ? AND expires_at > ? ORDER BY at DESC, conversation LIMIT 1',
  );

  const waiting = sql(
    `SELECT conversation, since FROM (
       SELECT conversation, value ->> '$.at' AS since FROM inputs WHERE handled = 0 AND expires_at > :present
       UNION ALL
       SELECT conversation, value ->> '$.createdAt' FROM effects WHERE settled = 0 AND expires_at > :present
     ) WHERE since < :before`,
  );

  const putState = sql('INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?)');
  const putOwner = sql('INSERT OR REPLACE INTO owners VALUES (?, ?, ?, ?)');
  const putMessage = sql('INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?)');
  const putInput = sql('INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)');
  const markHandled = sql('UPDATE inputs SET handled = 1 WHERE conversation = ? AND id = ?');
  const putEffect = sql('INSERT OR REPLACE INTO effects VALUES (?, ?, ?, ?, ?)');
  const setEffect = sql('UPDATE effects SET settled = ?, value = ? WHERE conversation = ? AND seq = ?');
  const renewEffect = sql('UPDATE effects SET expires_at = ? WHERE conversation = ? AND seq = ?');
  const dropLookups = sql('DELETE FROM lookups WHERE name = ?');
  const putLookup = sql('INSERT OR REPLACE INTO lookups VALUES (?, ?, ?, ?)');

  return {
    state: (id: ConversationId, present: number) => value<ConversationState>(getState.get(id, present)),
    ownership: (id: ConversationId, present: number): Ownership => {
      const row = getOwner.get(id, present);
      const owner = value<Owner>(row);
      return owner === undefined ? nobodyYet : { owner, epoch: Number(row?.epoch) };
    },
    newestMessages: (id: ConversationId, present: number, limit: number) =>
      values<Message>(newest.all(id, present, limit)).reverse(),
    messages: (id: ConversationId, present: number) => values<Message>(allMessages.all(id, present)),
    unhandled: (id: ConversationId, present: number) => values<Input>(unhandled.all(id, present)),
    inputs: (id: ConversationId, present: number) =>
      allInputs
        .all(id, present)
        .map((row) => ({ ...(JSON.parse(String(row.value)) as Input), handled: row.handled === 1 })),
    input: (id: ConversationId, present: number, input: string): 'absent' | 'unhandled' | 'handled' => {
      const row = getInput.get(id, present, input);
      return row === undefined ? 'absent' : row.handled === 1 ? 'handled' : 'unhandled';
    },
    effect: ({ conversation, seq }: EffectRef, present: number) =>
      value<Effect>(getEffect.get(conversation, present, seq)),
    undelivered: (id: ConversationId, present: number) => values<Effect>(undelivered.all(id, present)),
    waiting: (before: Instant, present: number): Overdue[] =>
      waiting
        .all({ before, present })
        .map((row) => ({ conversation: String(row.conversation), since: Number(row.since) })),
    effects: (id: ConversationId, present: number) => values<Effect>(allEffects.all(id, present)),
    conversation: (key: LookupKey, present: number): ConversationId | undefined => {
      const row = find.get(lookupName(key), present);
      return row === undefined ? undefined : String(row.conversation);
    },

    putState: (id: ConversationId, state: ConversationState, expires: number) => {
      putState.run(id, state.version, JSON.stringify(state), expires);
    },
    putOwnership: (id: ConversationId, { owner, epoch }: Ownership, expires: number) => {
      putOwner.run(id, epoch, JSON.stringify(owner), expires);
    },
    putMessage: (id: ConversationId, message: Message, expires: number) => {
      putMessage.run(id, message.seq, JSON.stringify(message), expires);
    },
    putInput: (id: ConversationId, input: Input, handled: boolean, expires: number) => {
      putInput.run(id, input.id, handled ? 1 : 0, JSON.stringify(input), expires);
    },
    markHandled: (id: ConversationId, input: string) => {
      markHandled.run(id, input);
    },
    putEffect: (id: ConversationId, effect: Effect, expires: number) => {
      putEffect.run(id, effect.seq, isSettled(effect) ? 1 : 0, JSON.stringify(effect), expires);
    },
    setEffect: (id: ConversationId, effect: Effect) => {
      setEffect.run(isSettled(effect) ? 1 : 0, JSON.stringify(effect), id, effect.seq);
    },
    renewEffect: (id: ConversationId, seq: number, expires: number) => {
      renewEffect.run(expires, id, seq);
    },
    /** Several conversations may share a lead's address; every other key leads to one. */
    putLookup: (id: ConversationId, key: LookupKey, at: number, expires: number) => {
      if (key.kind !== 'lead') dropLookups.run(lookupName(key));
      putLookup.run(lookupName(key), id, at, expires);
    },
  };
};
