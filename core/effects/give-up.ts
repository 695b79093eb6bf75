import type { Effect, EffectBody, EffectRef, ThreadPost } from '../conversation/effect.ts';
import type { Clock, ConversationStore, Queues, Telemetry } from '../ports.ts';

export interface GiveUpDeps {
  store: Pick<ConversationStore, 'leaseEffect' | 'settleEffect' | 'recordInput'>;
  queues: Queues<'inbox'>;
  clock: Clock;
  telemetry: Telemetry;
}

/** Long enough to record that a person is needed. */
const leaseMs = 30_000;

/** Whether a person must hear that an effect was given up. The rest is for LiveAgent's records, or repeats what the team sees. */
export const needsPerson = (body: EffectBody): boolean =>
  ['reply', 'card', 'lead_mail', 'team_mail'].includes(body.kind) ||
  // Of a thread nobody can be told of, the visitor's words must still reach the team.
  (body.kind === 'thread_post' && body.post.from === 'visitor');

const lostWords = ({ text, original, firstMessage }: ThreadPost) => ({
  text: original?.text ?? text,
  ...(firstMessage === undefined ? {} : { firstMessage }),
});

/** Tells the conversation that an effect was given up, and why; its next turn calls a person. */
export const callPerson = async (
  { store, queues, clock }: Pick<GiveUpDeps, 'store' | 'queues' | 'clock'>,
  { conversation, seq }: EffectRef,
  { body }: Pick<Effect, 'body'>,
  why: string,
): Promise<void> => {
  const id = `failed:${seq}`;
  await store.recordInput(conversation, {
    id,
    at: clock.now(),
    kind: 'delivery_failed',
    effect: seq,
    what: body.kind,
    why,
    ...(body.kind === 'thread_post' ? lostWords(body.post) : {}),
  });
  await queues.send(
    'inbox',
    { type: 'doorbell', conversation, look: 'inside' },
    { group: conversation, dedupe: `${id}:${conversation}` },
  );
};

/** Gives up an effect that no worker lived long enough to give up. Leaves it alone while one holds it. */
export const giveUp = async (deps: GiveUpDeps, ref: EffectRef, why: string): Promise<void> => {
  const now = deps.clock.now();
  const until = now + leaseMs;
  const lease = await deps.store.leaseEffect(ref, { now, until });
  if (lease.kind !== 'leased') return;
  const { body } = lease.effect;
  if (needsPerson(body)) await callPerson(deps, ref, lease.effect, why);
  await deps.store.settleEffect(ref, until, { status: 'failed', why });
  const fields = { conversation: ref.conversation, effect: ref.seq, kind: body.kind, code: why };
  deps.telemetry.error('effect_failed', fields);
  deps.telemetry.count('DeliveriesFailed');
};
