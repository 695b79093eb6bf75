import { createHash } from 'node:crypto';
import type { Effect, EffectRef } from '../../../core/conversation/effect.ts';
import type { LookupKey, Settlement } from '../../../core/conversation/turn.ts';
import type { ConversationStore } from '../../../core/ports.ts';
import type { Breaks } from './breaks.ts';

/** Ways to build the product wrongly, each as a store that one part of it is given. */
export interface Mutation {
  name: string;
  /** Made anew for every run. */
  breaks: () => Breaks;
  /** The promise that must be seen broken. */
  breach: RegExp;
  /** It is caught within so many scripts. */
  within: number;
}

/** Every answer's fence seems to be open. */
const withoutSendFence = (store: ConversationStore): ConversationStore => {
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
const withoutCommitFence = (store: ConversationStore): ConversationStore => ({
  ...store,
  commit: async (id, turn) =>
    store.commit(id, { ...turn, expectedEpoch: (await store.getOwnership(id)).epoch }),
});

/** Whoever receives an effect that is not settled yet goes on with it. */
const withoutLease = (store: ConversationStore): ConversationStore => ({
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
const deletedBeforeSent = () => {
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
const wrongThread = () => {
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
const dedupedByContent = (store: ConversationStore): ConversationStore => ({
  ...store,
  recordInput: async (id, input) => {
    if (input.kind !== 'teammate_said') return store.recordInput(id, input);
    const hash = createHash('sha256').update(input.text).digest('hex').slice(0, 16);
    return store.recordInput(id, { ...input, id: `slack:${hash}` });
  },
});

export const mutations: Mutation[] = [
  {
    name: 'no fence by the owner’s epoch, neither at the commit nor at the sending',
    breaks: () => ({
      store: (part, store) => {
        if (part === 'converse') return withoutCommitFence(store);
        return part === 'reply' ? withoutSendFence(store) : store;
      },
    }),
    breach: /^3: /m,
    within: 150,
  },
  {
    name: 'no fence at the sending',
    breaks: () => ({ store: (part, store) => (part === 'reply' ? withoutSendFence(store) : store) }),
    breach: /^3: /m,
    within: 150,
  },
  {
    name: 'replies without a lease',
    breaks: () => ({ store: (part, store) => (part === 'reply' ? withoutLease(store) : store) }),
    breach: /^2: /m,
    within: 150,
  },
  {
    name: 'escalations without a lease',
    breaks: () => ({ store: (part, store) => (part === 'escalate' ? withoutLease(store) : store) }),
    breach: /^5: /m,
    within: 150,
  },
  {
    name: 'escalations that count as sent before they are',
    breaks: () => {
      const breaks = deletedBeforeSent();
      return { store: (part, store) => (part === 'escalate' || part === 'slack' ? breaks(store) : store) };
    },
    breach: /^5: (card|thread_post) .* stands in Slack 0 times/m,
    within: 400,
  },
  {
    name: 'a relay that ignores whose thread it is',
    breaks: () => {
      const breaks = wrongThread();
      return { store: (part, store) => (part === 'escalate' || part === 'slack' ? breaks(store) : store) };
    },
    breach: /^6: /m,
    within: 150,
  },
  {
    name: 'messages told apart by their words',
    breaks: () => ({ store: (part, store) => (part === 'slack' ? dedupedByContent(store) : store) }),
    breach: /^6: /m,
    within: 400,
  },
];
