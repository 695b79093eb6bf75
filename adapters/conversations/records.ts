import { createHash } from 'node:crypto';
import type { ConversationId, Instant, Ownership } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { Input } from '../../core/conversation/input.ts';
import type { LookupKey, Overdue, Settlement, Turn } from '../../core/conversation/turn.ts';
import { AppError } from '../../core/errors.ts';

/** Options of every conversation store. */
export interface StoreOptions {
  /** Days after its last write until an item is gone. */
  retentionDays: number;
}

/** DynamoDB's limit for one transaction; the twin keeps it too. */
const maxItemsPerTurn = 100;
const maxSequence = 99_999_999;

export const nobodyYet: Ownership = { owner: { kind: 'assistant' }, epoch: 0 };

/** Epoch seconds, the unit DynamoDB expires items by. */
export const seconds = (at: Instant): number => Math.floor(at / 1000);

export const expiryAt = (now: Instant, days: number): number => seconds(now) + days * 86_400;

const checkId = (what: string, id: string, longest: number): void => {
  if (id.length < 1 || id.length > longest) {
    throw new AppError('invalid', `${what} has ${id.length} characters; expected 1 to ${longest}`);
  }
  if (/\p{Cc}/u.test(id) || !id.isWellFormed()) {
    throw new AppError(
      'invalid',
      `${what} ${JSON.stringify(id)} holds control characters or half a character; expected text`,
    );
  }
};

/** 200 is what a queue message may carry. */
export const checkConversationId = (id: ConversationId): void => checkId('conversation id', id, 200);

export const checkInputId = (id: string): void => checkId('input id', id, 250);

const checkSequence = (what: string, seq: number): void => {
  if (!Number.isInteger(seq) || seq < 1 || seq > maxSequence) {
    throw new AppError(
      'invalid',
      `${what} sequence is ${seq}; expected a whole number from 1 to ${maxSequence}`,
    );
  }
};

const repeated = (values: (string | number)[]) =>
  values.find((value, index) => values.indexOf(value) !== index);

const checkUnique = (what: string, values: (string | number)[]): void => {
  const twice = repeated(values);
  if (twice !== undefined) {
    throw new AppError('invalid', `turn holds ${what} ${JSON.stringify(twice)} twice; expected it once`);
  }
};

/** Refuses a turn that no store could commit as one. */
export const checkTurn = (id: ConversationId, turn: Turn): void => {
  checkConversationId(id);
  if (turn.state.version !== turn.expectedVersion + 1) {
    throw new AppError(
      'invalid',
      `state version is ${turn.state.version}; expected ${turn.expectedVersion + 1}, one more than was read`,
    );
  }
  const inputs = [...turn.handled, ...turn.learned.map((input) => input.id)];
  for (const input of inputs) checkInputId(input);
  for (const message of turn.messages) checkSequence('message', message.seq);
  for (const effect of turn.effects) checkSequence('effect', effect.seq);
  checkUnique('input', inputs);
  checkUnique(
    'message',
    turn.messages.map((message) => message.seq),
  );
  checkUnique(
    'effect',
    turn.effects.map((effect) => effect.seq),
  );
  checkUnique('look-up', turn.lookups.map(lookupName));
  const renewed = turn.renewed?.length ?? 0;
  const items =
    2 + turn.messages.length + turn.effects.length + inputs.length + turn.lookups.length + renewed;
  if (items > maxItemsPerTurn) {
    throw new AppError(
      'invalid',
      `turn writes ${items} items; expected ${maxItemsPerTurn} at the most, for they are committed at once`,
    );
  }
};

/** One name per key: `#` parts what must not run together. */
export const lookupName = (key: LookupKey): string => {
  switch (key.kind) {
    case 'case':
      return `CASE#${key.caseId}`;
    case 'transcript':
      return `TRANSCRIPT#${key.ref}`;
    case 'thread':
      return `THREAD#${encodeURIComponent(key.channel.toWellFormed())}#${key.ts}`;
    case 'lead':
      return `LEAD#${createHash('sha256').update(key.email).digest('hex')}`;
  }
};

export const checkLookup = (key: LookupKey): void => checkId(`${key.kind} look-up`, lookupName(key), 500);

export const byTimeThenId = (a: Input, b: Input): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The longest waiting first, each conversation once. */
export const longestFirst = (found: Overdue[], limit: number): Overdue[] => {
  const since = new Map<ConversationId, Instant>();
  for (const one of found) {
    since.set(one.conversation, Math.min(one.since, since.get(one.conversation) ?? one.since));
  }
  return [...since]
    .map(([conversation, oldest]) => ({ conversation, since: oldest }))
    .sort((a, b) => a.since - b.since || (a.conversation < b.conversation ? -1 : 1))
    .slice(0, limit);
};

export const bySequence = (a: { seq: number }, b: { seq: number }): number => a.seq - b.seq;

export const isSettled = (effect: Effect): boolean =>
  effect.status === 'sent' || effect.status === 'dropped' || effect.status === 'failed';

/** Whether the effect may be taken at `now`: nobody works on it, or who did has gone over their time. */
export const isFree = (effect: Effect, now: Instant): boolean =>
  !isSettled(effect) && (effect.status !== 'sending' || (effect.leasedUntil ?? 0) <= now);

/** The effect as its new holder sees it: counted, but with the status it had before. */
export const taken = (before: Effect, lease: { now: Instant; until: Instant }): Effect => ({
  ...before,
  attempts: before.attempts + 1,
  firstAttemptAt: before.firstAttemptAt ?? lease.now,
  leasedUntil: lease.until,
});

/** The effect after its lease ended. */
export const settled = (
  { leasedUntil: _lease, mayLandUntil: _landing, why: _why, ...before }: Effect,
  settlement: Settlement,
  now: Instant,
): Effect => {
  switch (settlement.status) {
    case 'pending':
      return { ...before, status: 'pending', why: settlement.why };
    case 'unknown': {
      const { mayLandUntil } = settlement;
      return {
        ...before,
        status: 'unknown',
        why: settlement.why,
        ...(mayLandUntil === undefined ? {} : { mayLandUntil }),
      };
    }
    case 'dropped':
    case 'failed':
      return { ...before, status: settlement.status, why: settlement.why, settledAt: now };
    case 'sent': {
      const { externalId } = settlement;
      return {
        ...before,
        status: 'sent',
        settledAt: now,
        ...(externalId === undefined ? {} : { externalId }),
      };
    }
  }
};

export const leaseLost = (conversation: ConversationId, seq: number): AppError =>
  new AppError(
    'conflict',
    `effect ${seq} of ${conversation} is not held by this lease; expected it to be sending until the instant given`,
  );

export const newEffect = (effect: Turn['effects'][number], now: Instant): Effect => ({
  ...effect,
  status: 'pending',
  createdAt: now,
  attempts: 0,
});

/** What is stored is plain JSON, so that both stores give back the same. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
