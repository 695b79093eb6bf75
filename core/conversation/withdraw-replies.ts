import type { Clock, ConversationStore } from '../ports.ts';
import type { ConversationId, Message } from './conversation.ts';
import type { Input } from './input.ts';
import type { Snapshot } from './turn.ts';

type Revision = Extract<Input, { kind: 'teammate_edited' | 'teammate_deleted' }>;

/** `withdrawn`: it will never be sent. `uncertain`: it may have been sent. */
export type Fate = 'sent' | 'withdrawn' | 'uncertain';

/** By the effect that brings the message to the visitor. */
export type Fates = ReadonlyMap<number, Fate>;

interface WithdrawDeps {
  store: Pick<ConversationStore, 'getEffect' | 'leaseEffect' | 'settleEffect'>;
  clock: Clock;
}

/** Long enough for the two writes that a withdrawal takes. */
const leaseMs = 10_000;

const isRevision = (input: Input): input is Revision =>
  input.kind === 'teammate_edited' || input.kind === 'teammate_deleted';

const messageOf = (messages: Message[], { of }: Revision): Message | undefined =>
  messages.findLast((message) => message.input === of && message.moved !== true);

/** Whether an input is about a message older than those that were read. */
export const revisesOlder = ({ messages, unhandled }: Snapshot): boolean =>
  unhandled.some(
    (input) =>
      isRevision(input) &&
      messageOf(messages, input) === undefined &&
      !unhandled.some(({ id }) => id === input.of),
  );

/** A deletion takes back whatever it can; an edit only what its author may still say anew. */
const mayWithdraw = (input: Revision, { ownership: { owner } }: Snapshot): boolean =>
  input.kind === 'teammate_deleted' || (owner.kind === 'teammate' && owner.teammate.id === input.teammate.id);

const withdraw = async (
  { store, clock }: WithdrawDeps,
  ref: { conversation: ConversationId; seq: number },
  may: boolean,
): Promise<Fate> => {
  const effect = await store.getEffect(ref);
  // A turn that was dropped after its withdrawal comes by here again.
  if (effect?.status === 'dropped') return 'withdrawn';
  if (effect === undefined || effect.status === 'sent') return 'sent';
  if (!may || effect.status !== 'pending') return 'uncertain';
  const now = clock.now();
  const until = now + leaseMs;
  const lease = await store.leaseEffect(ref, { now, until });
  if (lease.kind !== 'leased') return 'uncertain';
  if (lease.effect.status !== 'pending') {
    await store.settleEffect(ref, until, { status: 'unknown', why: 'changed in Slack' });
    return 'uncertain';
  }
  await store.settleEffect(ref, until, { status: 'dropped', why: 'changed in Slack before it was sent' });
  return 'withdrawn';
};

/**
 * Takes back teammates' messages that their authors edited or deleted before they were sent: those whose sending
 * nobody has begun, or has certainly failed so far. Says of each of them what became of it.
 */
export const withdrawReplies = async (
  deps: WithdrawDeps,
  conversation: ConversationId,
  snapshot: Snapshot,
  inputs: Input[],
): Promise<Fates> => {
  const fates = new Map<number, Fate>();
  for (const input of inputs.filter(isRevision)) {
    const message = messageOf(snapshot.messages, input);
    if (message?.effect === undefined || message.internal === true || message.deleted === true) continue;
    const ref = { conversation, seq: message.effect };
    fates.set(message.effect, await withdraw(deps, ref, mayWithdraw(input, snapshot)));
  }
  return fates;
};
