import { createHash } from 'node:crypto';
import type { Effect, EffectRef } from '../../../core/conversation/effect.ts';
import type { LookupKey, Settlement } from '../../../core/conversation/turn.ts';
import type { ConversationStore, HelpDesk } from '../../../core/ports.ts';
import { chatOf } from './names.ts';

/** Every answer's fence seems to be open. */
export const withoutSendFence = (store: ConversationStore): ConversationStore => {
  const fences = new Map<string, number>();
  return {
    ...store,
    leaseEffect: async (ref, lease) => {
      const result = await store.leaseEffect(ref, lease);
      if (result.kind === 'leased' && result.effect.body.kind === 'reply') {
        fences.set(ref.conversation, result.effect.body.fence ?? 0);
      }
      return result;
    },
    getOwnership: async (id) => ({ owner: { kind: 'assistant' }, epoch: fences.get(id) ?? 0 }),
  };
};

/** A turn is committed whoever has taken the chat meanwhile. */
export const withoutCommitFence = (store: ConversationStore): ConversationStore => ({
  ...store,
  commit: async (id, turn) =>
    store.commit(id, { ...turn, expectedEpoch: (await store.getOwnership(id)).epoch }),
});

/** Whoever receives an effect that is not settled yet goes on with it. */
export const withoutLease = (store: ConversationStore): ConversationStore => ({
  ...store,
  leaseEffect: async (ref, lease) => {
    const result = await store.leaseEffect(ref, lease);
    if (result.kind !== 'busy') return result;
    const effect = await store.getEffect(ref);
    return effect === undefined
      ? { kind: 'missing' }
      : { kind: 'leased', effect: { ...effect, status: 'pending' } };
  },
  settleEffect: async (ref, until, settlement) => {
    const effect = await store.getEffect(ref);
    if (effect?.status === 'sending') await store.settleEffect(ref, effect.leasedUntil ?? until, settlement);
  },
});

/** An effect counts as sent as soon as somebody begins with it. */
export const deletedBeforeSent = () => {
  const sent = new Map<string, Extract<Settlement, { status: 'sent' }>>();
  const threads = new Map<string, string>();
  const nameOf = ({ conversation, seq }: EffectRef) => `${conversation}:${seq}`;
  const threadOf = (key: LookupKey) => (key.kind === 'thread' ? `${key.channel}:${key.ts}` : '');
  const known = (ref: EffectRef, effect: Effect | undefined): Effect | undefined => {
    const { externalId } = sent.get(nameOf(ref)) ?? {};
    return effect === undefined || externalId === undefined ? effect : { ...effect, externalId };
  };
  return (store: ConversationStore): ConversationStore => ({
    ...store,
    leaseEffect: async (ref, lease) => {
      const result = await store.leaseEffect(ref, lease);
      if (result.kind === 'leased') await store.settleEffect(ref, lease.until, { status: 'sent' });
      return result;
    },
    settleEffect: async (ref, _until, settlement) => {
      if (settlement.status !== 'sent') return;
      sent.set(nameOf(ref), settlement);
      if (settlement.lookup !== undefined) threads.set(threadOf(settlement.lookup), ref.conversation);
    },
    getEffect: async (ref) => known(ref, await store.getEffect(ref)),
    findConversation: async (key) => threads.get(threadOf(key)) ?? store.findConversation(key),
  });
};

/** Whatever is written in any thread belongs to the conversation that a card was posted for last. */
export const wrongThread = () => {
  let newest: string | undefined;
  return (store: ConversationStore): ConversationStore => ({
    ...store,
    settleEffect: async (ref, until, settlement) => {
      if (settlement.status === 'sent' && settlement.lookup !== undefined) newest = ref.conversation;
      return store.settleEffect(ref, until, settlement);
    },
    findConversation: async (key) => (key.kind === 'thread' ? newest : store.findConversation(key)),
  });
};

/** The same words count as the same message. */
export const dedupedByWords = (store: ConversationStore): ConversationStore => ({
  ...store,
  recordInput: async (id, input) => {
    if (input.kind !== 'teammate_said') return store.recordInput(id, input);
    const hash = createHash('sha256').update(input.text).digest('hex').slice(0, 16);
    return store.recordInput(id, { ...input, id: `slack:${hash}` });
  },
});

/** Answers are posted as they are decided, and the turn is committed afterwards. */
export const actedBeforeRecorded = (store: ConversationStore, helpDesk: HelpDesk): ConversationStore => ({
  ...store,
  commit: async (id, turn) => {
    const posted: number[] = [];
    for (const { seq, body } of turn.effects) {
      if (body.kind !== 'reply') continue;
      await helpDesk.post(chatOf(id), body.message);
      posted.push(seq);
    }
    const result = await store.commit(id, turn);
    for (const seq of result === 'committed' ? posted : []) {
      const ref = { conversation: id, seq };
      await store.leaseEffect(ref, { now: turn.state.openedAt, until: Number.MAX_SAFE_INTEGER });
      await store.settleEffect(ref, Number.MAX_SAFE_INTEGER, { status: 'sent' });
    }
    return result;
  },
});

/** Whatever a worker died over after its commit is nobody's any more. */
export const withoutHealing = (store: ConversationStore): ConversationStore => ({
  ...store,
  load: async (id, options) => ({ ...(await store.load(id, options)), undelivered: [] }),
});

/** What is given up is told to nobody. */
export const givenUpInSilence = (store: ConversationStore): ConversationStore => ({
  ...store,
  recordInput: async (id, input) =>
    input.kind === 'delivery_failed' ? 'known' : store.recordInput(id, input),
});

/** Of what is said in one turn only the first message is kept. */
export const forgetful = (store: ConversationStore): ConversationStore => ({
  ...store,
  commit: (id, turn) => store.commit(id, { ...turn, messages: turn.messages.slice(0, 1) }),
});

/** Nothing is known of what a chat has cost. */
export const withoutUsage = (store: ConversationStore): ConversationStore => ({
  ...store,
  load: async (id, options) => {
    const { state, ...rest } = await store.load(id, options);
    if (state === undefined) return { ...rest, state };
    const { usage: _usage, ...forgotten } = state;
    return { ...rest, state: forgotten };
  },
});

/** Nobody remembers that an attempt without an answer may still take effect. */
export const withoutLanding = (store: ConversationStore): ConversationStore => ({
  ...store,
  settleEffect: (ref, until, settlement) => {
    if (settlement.status !== 'unknown') return store.settleEffect(ref, until, settlement);
    const { mayLandUntil: _forgotten, ...rest } = settlement;
    return store.settleEffect(ref, until, rest);
  },
});
