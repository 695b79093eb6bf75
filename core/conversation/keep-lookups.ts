import type { FrontdeskConfig } from '../config.ts';
import type { Clock, ConversationStore } from '../ports.ts';
import type { ConversationId, ConversationState } from './conversation.ts';
import type { Effect } from './effect.ts';
import type { LookupKey, Turn } from './turn.ts';

export interface KeepDeps {
  config: Pick<FrontdeskConfig, 'retention'>;
  store: Pick<ConversationStore, 'getEffect'>;
  clock: Clock;
}

const dayMs = 86_400_000;

const threadOf = ({ externalId }: Effect): LookupKey[] => {
  const [channel, ts] = externalId?.split(':') ?? [];
  return channel === undefined || ts === undefined ? [] : [{ kind: 'thread', channel, ts }];
};

/** Everything that leads to a conversation, its thread apart. */
const lookupsOf = ({ case: newest, leads }: ConversationState): LookupKey[] => [
  ...(newest === undefined
    ? []
    : [
        { kind: 'case' as const, caseId: newest.id },
        { kind: 'transcript' as const, ref: newest.transcript.ref },
      ]),
  ...leads.map(({ email }) => ({ kind: 'lead' as const, email })),
];

/**
 * What leads to a conversation expires like everything else, counted from when it was written: of a chat that goes on
 * for longer, the thread would not be known any more. A turn in each quarter of that time renews it, with the effect
 * that names the thread.
 */
export const keepLookups = async (
  deps: KeepDeps,
  conversation: ConversationId,
  turn: Turn,
): Promise<Turn> => {
  const { state } = turn;
  const all = lookupsOf(state);
  const now = deps.clock.now();
  const since = state.keptAt ?? state.case?.openedAt ?? state.openedAt;
  if (all.length === 0 || now - since < (deps.config.retention.days * dayMs) / 4) return turn;
  const seq = state.case?.card;
  const card = seq === undefined ? undefined : await deps.store.getEffect({ conversation, seq });
  const present = new Set(turn.lookups.map((key) => JSON.stringify(key)));
  const lookups = [...all, ...(card === undefined ? [] : threadOf(card))];
  return {
    ...turn,
    state: { ...state, keptAt: now },
    lookups: [...turn.lookups, ...lookups.filter((key) => !present.has(JSON.stringify(key)))],
    ...(card === undefined ? {} : { renewed: [card.seq] }),
  };
};
