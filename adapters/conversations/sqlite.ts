import type { DatabaseSync } from 'node:sqlite';
import type { ConversationId } from '../../core/conversation/conversation.ts';
import type { CommitResult, Turn } from '../../core/conversation/turn.ts';
import type { Clock, ConversationStore } from '../../core/ports.ts';
import {
  byTimeThenId,
  checkConversationId,
  checkInputId,
  checkLookup,
  checkTurn,
  expiryAt,
  isFree,
  isSettled,
  leaseLost,
  longestFirst,
  newEffect,
  type StoreOptions,
  seconds,
  settled,
  taken,
} from './records.ts';
import { sqliteStatements } from './sqlite-statements.ts';
import { inTransaction, sweep } from './sqlite-tables.ts';

/** The embedded twin of `dynamoConversations`, on the SQLite built into Node. */
export const sqliteConversations = (
  database: DatabaseSync,
  { retentionDays, clock }: StoreOptions & { clock: Clock },
): ConversationStore => {
  const rows = sqliteStatements(database);
  const present = () => seconds(clock.now());
  const expiry = () => expiryAt(clock.now(), retentionDays);
  sweep(database, present());

  /** Why the turn cannot be committed; the owner's change decides over anything else. */
  const refusal = (id: ConversationId, turn: Turn): CommitResult | undefined => {
    const now = present();
    if (rows.ownership(id, now).epoch !== turn.expectedEpoch) return 'owner_changed';
    const unchanged =
      (rows.state(id, now)?.version ?? 0) === turn.expectedVersion &&
      turn.handled.every((input) => rows.input(id, now, input) === 'unhandled') &&
      turn.learned.every((input) => rows.input(id, now, input.id) === 'absent') &&
      (turn.renewed ?? []).every((seq) => rows.effect({ conversation: id, seq }, now) !== undefined);
    return unchanged ? undefined : 'version_changed';
  };

  const write = (id: ConversationId, turn: Turn): void => {
    const expires = expiry();
    const { owner, epoch } = rows.ownership(id, present());
    // Written in any case: the owner lives as long as the conversation.
    const ownership = turn.owner === undefined ? { owner, epoch } : { owner: turn.owner, epoch: epoch + 1 };
    rows.putOwnership(id, ownership, expires);
    rows.putState(id, turn.state, expires);
    for (const message of turn.messages) rows.putMessage(id, message, expires);
    for (const effect of turn.effects) rows.putEffect(id, newEffect(effect, clock.now()), expires);
    for (const input of turn.handled) rows.markHandled(id, input);
    for (const input of turn.learned) rows.putInput(id, input, true, expires);
    for (const seq of turn.renewed ?? []) rows.renewEffect(id, seq, expires);
    for (const key of turn.lookups) rows.putLookup(id, key, clock.now(), expires);
  };

  return {
    load: async (id, options) => {
      checkConversationId(id);
      const now = present();
      return {
        state: rows.state(id, now),
        ownership: rows.ownership(id, now),
        messages: rows.newestMessages(id, now, Math.max(0, options.messages)),
        unhandled: rows.unhandled(id, now).sort(byTimeThenId),
        undelivered: rows.undelivered(id, now),
      };
    },

    getOwnership: async (id) => {
      checkConversationId(id);
      return rows.ownership(id, present());
    },

    recordInput: async (id, input) => {
      checkConversationId(id);
      checkInputId(input.id);
      return inTransaction(database, () => {
        if (rows.input(id, present(), input.id) !== 'absent') return 'known';
        rows.putInput(id, input, false, expiry());
        return 'recorded';
      });
    },

    changeOwner: async (id, { expectedEpoch, to, input }) => {
      checkConversationId(id);
      checkInputId(input.id);
      return inTransaction(database, () => {
        const current = rows.ownership(id, present());
        if (current.epoch !== expectedEpoch || rows.input(id, present(), input.id) !== 'absent') {
          return { changed: false, current };
        }
        const epoch = expectedEpoch + 1;
        rows.putOwnership(id, { owner: to, epoch }, expiry());
        rows.putInput(id, input, false, expiry());
        return { changed: true, epoch };
      });
    },

    commit: async (id, turn) => {
      checkTurn(id, turn);
      return inTransaction(database, () => {
        const refused = refusal(id, turn);
        if (refused !== undefined) return refused;
        write(id, turn);
        return 'committed';
      });
    },

    getEffect: async (ref) => {
      checkConversationId(ref.conversation);
      return rows.effect(ref, present());
    },

    leaseEffect: async (ref, lease) => {
      checkConversationId(ref.conversation);
      return inTransaction(database, () => {
        const effect = rows.effect(ref, present());
        if (effect === undefined) return { kind: 'missing' };
        if (isSettled(effect)) return { kind: 'settled', effect };
        if (!isFree(effect, lease.now)) return { kind: 'busy', until: effect.leasedUntil ?? lease.now };
        const mine = taken(effect, lease);
        rows.setEffect(ref.conversation, { ...mine, status: 'sending' });
        return { kind: 'leased', effect: mine };
      });
    },

    settleEffect: async (ref, until, settlement) => {
      checkConversationId(ref.conversation);
      inTransaction(database, () => {
        const effect = rows.effect(ref, present());
        if (effect?.status !== 'sending' || effect.leasedUntil !== until) {
          throw leaseLost(ref.conversation, ref.seq);
        }
        rows.setEffect(ref.conversation, settled(effect, settlement, clock.now()));
        if (settlement.status === 'sent' && settlement.lookup !== undefined) {
          rows.putLookup(ref.conversation, settlement.lookup, clock.now(), expiry());
        }
      });
    },

    findConversation: async (key) => {
      checkLookup(key);
      return rows.conversation(key, present());
    },

    findOverdue: async (before, limit) => longestFirst(rows.waiting(before, present()), limit),

    history: async (id) => {
      checkConversationId(id);
      const now = present();
      return {
        state: rows.state(id, now),
        ownership: rows.ownership(id, now),
        messages: rows.messages(id, now),
        inputs: rows.inputs(id, now).sort(byTimeThenId),
        effects: rows.effects(id, now),
      };
    },
  };
};
