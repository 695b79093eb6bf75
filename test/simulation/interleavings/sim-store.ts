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
  lookupName,
  newEffect,
  nobodyYet,
  type StoreOptions,
  seconds,
  settled,
  taken,
} from '../../../adapters/conversations/records.ts';
import type {
  ConversationId,
  ConversationState,
  Message,
  Ownership,
} from '../../../core/conversation/conversation.ts';
import type { Effect } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import type { CommitResult, LookupKey, Turn } from '../../../core/conversation/turn.ts';
import type { Clock, ConversationStore } from '../../../core/ports.ts';
import { frozen, type Kept, rewriteAll } from './kept.ts';

interface Partition {
  state?: Kept<ConversationState>;
  owner?: Kept<Ownership>;
  messages: Map<number, Kept<Message>>;
  inputs: Map<string, Kept<Input> & { handled: boolean }>;
  effects: Map<number, Kept<Effect>>;
}

const inOrder = <T extends { seq: number }>(rows: T[]): T[] => rows.sort((a, b) => a.seq - b.seq);

/** How an earlier release would have left each thing that is stored. */
export interface Older {
  state(state: ConversationState): ConversationState;
  message(message: Message): Message;
  effect(effect: Effect): Effect;
  input(input: Input): Input;
}

export interface SimStore extends ConversationStore {
  rewrite(older: Older): void;
}

/**
 * The conversation store in memory, for simulations: the contract of the others at a fraction of their time.
 * `between`: awaited where DynamoDB is asked a second time within one call, and anything may happen first.
 */
export const simStore = ({
  retentionDays,
  clock,
  between = async () => undefined,
}: StoreOptions & { clock: Clock; between?: () => Promise<void> }): SimStore => {
  const partitions = new Map<ConversationId, Partition>();
  const lookups = new Map<string, Map<ConversationId, Kept<number>>>();
  const live = <T>(kept: Kept<T> | undefined): kept is Kept<T> =>
    kept !== undefined && kept.expires > seconds(clock.now());
  const liveValues = <T>(kept: Map<unknown, Kept<T>>): T[] =>
    [...kept.values()].filter(live).map(({ value }) => value);
  const keep = <T>(value: T): Kept<T> => ({
    value: frozen(value),
    expires: expiryAt(clock.now(), retentionDays),
  });

  const partition = (id: ConversationId): Partition => {
    const found = partitions.get(id) ?? { messages: new Map(), inputs: new Map(), effects: new Map() };
    partitions.set(id, found);
    return found;
  };
  const ownershipIn = ({ owner }: Partition): Ownership => (live(owner) ? owner.value : nobodyYet);
  const stateIn = ({ state }: Partition) => (live(state) ? state.value : undefined);
  const inputIn = ({ inputs }: Partition, id: string): 'absent' | 'unhandled' | 'handled' => {
    const found = inputs.get(id);
    return live(found) ? (found.handled ? 'handled' : 'unhandled') : 'absent';
  };
  const effectIn = ({ effects }: Partition, seq: number) => {
    const found = effects.get(seq);
    return live(found) ? found : undefined;
  };
  const putLookup = (id: ConversationId, key: LookupKey): void => {
    const name = lookupName(key);
    const found = (key.kind === 'lead' ? lookups.get(name) : undefined) ?? new Map();
    lookups.set(name, found.set(id, keep(clock.now())));
  };

  const refusal = (all: Partition, turn: Turn): CommitResult | undefined => {
    if (ownershipIn(all).epoch !== turn.expectedEpoch) return 'owner_changed';
    const unchanged =
      (stateIn(all)?.version ?? 0) === turn.expectedVersion &&
      turn.handled.every((input) => inputIn(all, input) === 'unhandled') &&
      turn.learned.every((input) => inputIn(all, input.id) === 'absent') &&
      (turn.renewed ?? []).every((seq) => effectIn(all, seq) !== undefined);
    return unchanged ? undefined : 'version_changed';
  };

  return {
    rewrite: (older) => {
      for (const { state, messages, effects, inputs } of partitions.values()) {
        rewriteAll(state === undefined ? [] : [state], older.state);
        rewriteAll(messages.values(), older.message);
        rewriteAll(effects.values(), older.effect);
        rewriteAll(inputs.values(), older.input);
      }
    },
    load: async (id, options) => {
      checkConversationId(id);
      const all = partition(id);
      const head = { state: stateIn(all), ownership: ownershipIn(all) };
      await between();
      const messages = inOrder(liveValues(all.messages));
      const unhandled = [...all.inputs.values()].filter((one) => !one.handled && live(one));
      return {
        ...head,
        messages: options.messages < 1 ? [] : messages.slice(-options.messages),
        unhandled: unhandled.map(({ value }) => value).sort(byTimeThenId),
        undelivered: inOrder(liveValues(all.effects).filter((effect) => !isSettled(effect))),
      };
    },
    getOwnership: async (id) => {
      checkConversationId(id);
      return ownershipIn(partition(id));
    },
    recordInput: async (id, input) => {
      checkConversationId(id);
      checkInputId(input.id);
      const all = partition(id);
      if (inputIn(all, input.id) !== 'absent') return 'known';
      all.inputs.set(input.id, { ...keep(input), handled: false });
      return 'recorded';
    },
    changeOwner: async (id, { expectedEpoch, to, input }) => {
      checkConversationId(id);
      checkInputId(input.id);
      const all = partition(id);
      const current = ownershipIn(all);
      if (current.epoch !== expectedEpoch || inputIn(all, input.id) !== 'absent') {
        return { changed: false, current };
      }
      const epoch = expectedEpoch + 1;
      all.owner = keep({ owner: to, epoch });
      all.inputs.set(input.id, { ...keep(input), handled: false });
      return { changed: true, epoch };
    },
    commit: async (id, turn) => {
      checkTurn(id, turn);
      const all = partition(id);
      const refused = refusal(all, turn);
      if (refused !== undefined) return refused;
      const { owner, epoch } = ownershipIn(all);
      all.owner = keep(turn.owner === undefined ? { owner, epoch } : { owner: turn.owner, epoch: epoch + 1 });
      all.state = keep(turn.state);
      for (const message of turn.messages) all.messages.set(message.seq, keep(message));
      for (const effect of turn.effects) all.effects.set(effect.seq, keep(newEffect(effect, clock.now())));
      for (const input of turn.handled) {
        const found = all.inputs.get(input);
        if (found !== undefined) all.inputs.set(input, { ...found, handled: true });
      }
      for (const input of turn.learned) all.inputs.set(input.id, { ...keep(input), handled: true });
      for (const seq of turn.renewed ?? []) {
        const found = all.effects.get(seq);
        if (found !== undefined) all.effects.set(seq, keep(found.value));
      }
      for (const key of turn.lookups) putLookup(id, key);
      return 'committed';
    },
    getEffect: async ({ conversation, seq }) => {
      checkConversationId(conversation);
      return effectIn(partition(conversation), seq)?.value;
    },
    leaseEffect: async ({ conversation, seq }, lease) => {
      checkConversationId(conversation);
      const found = effectIn(partition(conversation), seq);
      if (found === undefined) return { kind: 'missing' };
      const effect = found.value;
      if (isSettled(effect)) return { kind: 'settled', effect };
      if (!isFree(effect, lease.now)) return { kind: 'busy', until: effect.leasedUntil ?? lease.now };
      const mine = frozen(taken(effect, lease));
      found.value = frozen({ ...mine, status: 'sending' });
      return { kind: 'leased', effect: mine };
    },
    settleEffect: async ({ conversation, seq }, until, settlement) => {
      checkConversationId(conversation);
      const found = effectIn(partition(conversation), seq);
      if (found?.value.status !== 'sending' || found.value.leasedUntil !== until) {
        throw leaseLost(conversation, seq);
      }
      found.value = frozen(settled(found.value, settlement, clock.now()));
      if (settlement.status === 'sent' && settlement.lookup !== undefined) {
        putLookup(conversation, settlement.lookup);
      }
    },
    findConversation: async (key) => {
      checkLookup(key);
      const found = [...(lookups.get(lookupName(key)) ?? [])].filter(([, kept]) => live(kept));
      const newest = found.sort(([a, one], [b, other]) => other.value - one.value || (a < b ? -1 : 1));
      return newest[0]?.[0];
    },
    findOverdue: async (before, limit) =>
      longestFirst(
        [...partitions].flatMap(([conversation, { inputs, effects }]) =>
          [
            ...[...inputs.values()].filter((one) => !one.handled && live(one)).map(({ value }) => value.at),
            ...liveValues(effects)
              .filter((effect) => !isSettled(effect))
              .map(({ createdAt }) => createdAt),
          ]
            .filter((since) => since < before)
            .map((since) => ({ conversation, since })),
        ),
        limit,
      ),
    history: async (id) => {
      checkConversationId(id);
      const all = partition(id);
      return {
        state: stateIn(all),
        ownership: ownershipIn(all),
        messages: inOrder(liveValues(all.messages)),
        inputs: [...all.inputs.values()]
          .filter(live)
          .map(({ value, handled }) => ({ ...value, handled }))
          .sort(byTimeThenId),
        effects: inOrder(liveValues(all.effects)),
      };
    },
  };
};
