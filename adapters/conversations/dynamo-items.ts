import type { ConversationId, Instant } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { Input } from '../../core/conversation/input.ts';
import type { LookupKey, Overdue } from '../../core/conversation/turn.ts';
import { isSettled, lookupName } from './records.ts';

export type Item = Record<string, unknown>;

/** Local secondary index of what still waits; sparse, for only such items have its sort key. */
export const pendingIndex = 'pending';

export const partition = (id: ConversationId): string => `CONV#${id}`;

const numbered = (kind: 'MSG' | 'OUT', seq: number) => `${kind}#${String(seq).padStart(8, '0')}`;

export const stateKey = (id: ConversationId) => ({ pk: partition(id), sk: 'STATE' });
export const ownerKey = (id: ConversationId) => ({ pk: partition(id), sk: 'OWNER' });
export const inputKey = (id: ConversationId, input: string) => ({ pk: partition(id), sk: `IN#${input}` });
export const messageKey = (id: ConversationId, seq: number) => ({
  pk: partition(id),
  sk: numbered('MSG', seq),
});
export const effectKey = (id: ConversationId, seq: number) => ({
  pk: partition(id),
  sk: numbered('OUT', seq),
});

/** Several conversations may share a lead's address; every other key leads to one. */
export const lookupKey = (key: LookupKey, conversation: ConversationId) => ({
  pk: lookupName(key),
  sk: key.kind === 'lead' ? partition(conversation) : 'CONV',
});

export const lookupItem = (
  key: LookupKey,
  conversation: ConversationId,
  now: Instant,
  expiresAt: number,
) => ({
  ...lookupKey(key, conversation),
  conversation,
  at: now,
  expiresAt,
});

export const inputItem = (id: ConversationId, input: Input, handled: boolean, expiresAt: number): Item => ({
  ...inputKey(id, input.id),
  input,
  handled,
  expiresAt,
  ...(handled ? {} : { pendingSince: input.at }),
});

export const effectItem = (id: ConversationId, effect: Effect, expiresAt: number): Item => ({
  ...effectKey(id, effect.seq),
  ...effect,
  expiresAt,
  ...(isSettled(effect) ? {} : { pendingSince: effect.createdAt }),
});

const effectFields = [
  'seq',
  'body',
  'status',
  'createdAt',
  'attempts',
  'firstAttemptAt',
  'leasedUntil',
  'mayLandUntil',
  'externalId',
  'settledAt',
  'why',
];

/** Whatever else an item holds, from a newer or an older version, is left out. */
export const effectOf = (item: Item): Effect =>
  Object.fromEntries(
    effectFields.filter((field) => item[field] !== undefined).map((field) => [field, item[field]]),
  ) as unknown as Effect;

export const overdueOf = (item: Item): Overdue => ({
  conversation: String(item.pk).slice(partition('').length),
  since: Number(item.pendingSince),
});

export const inputOf = (item: Item): Input => item.input as Input;

export const isKind = (item: Item, kind: 'IN' | 'MSG' | 'OUT'): boolean =>
  String(item.sk).startsWith(`${kind}#`);
