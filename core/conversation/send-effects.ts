import { AppError } from '../errors.ts';
import type { Clock, ConversationStore, Queues } from '../ports.ts';
import type { ConversationId } from './conversation.ts';
import type { EffectBody } from './effect.ts';
import { effectGroup, effectQueue, isKnownEffect } from './effect-queue.ts';

/** The longest delay a queue can hold a message back. */
const maxDelaySeconds = 900;

/**
 * Hands a timer to its queue and settles it: from there on the queue keeps it. No worker looks after timers, so one
 * that is neither handed over nor free fails the round: whoever rings again finds it.
 */
const sendTimer = async (
  deps: SendDeps,
  conversation: ConversationId,
  seq: number,
  body: Extract<EffectBody, { kind: 'timer' }>,
  dedupe: string,
): Promise<void> => {
  const now = deps.clock.now();
  const until = now + 30_000;
  const lease = await deps.store.leaseEffect({ conversation, seq }, { now, until });
  if (lease.kind === 'busy') {
    throw new AppError('throttled', `timer ${seq} is leased by another attempt; expected it to be free`, {
      retryAfterMs: Math.max(0, lease.until - now),
    });
  }
  if (lease.kind !== 'leased') return;
  const delaySeconds = Math.min(maxDelaySeconds, Math.max(0, Math.ceil((body.due - now) / 1000)));
  try {
    await deps.queues.send(
      'timers',
      { type: 'timer', conversation, timer: body.timer, due: body.due },
      { group: conversation, dedupe, delaySeconds },
    );
  } catch (error) {
    const why = error instanceof AppError ? error.code : 'bug';
    await deps.store.settleEffect({ conversation, seq }, until, { status: 'pending', why });
    throw error;
  }
  await deps.store.settleEffect({ conversation, seq }, until, { status: 'sent' });
};

export interface SendDeps {
  store: ConversationStore;
  queues: Queues;
  clock: Clock;
}

/** Tells the effect workers what to deliver, in order. `round` sets a repetition apart from the first sending. */
export const sendEffects = async (
  deps: SendDeps,
  conversation: ConversationId,
  effects: { seq: number; body: EffectBody }[],
  round: string,
): Promise<void> => {
  for (const { seq, body } of effects) {
    // Only the release that committed it knows its queue: it waits for that one, found by the sweep.
    if (!isKnownEffect(body.kind)) continue;
    const dedupe = `${conversation}:${seq}:${round}`;
    if (body.kind === 'timer') await sendTimer(deps, conversation, seq, body, dedupe);
    else {
      await deps.queues.send(
        effectQueue(body.kind),
        { type: 'effect', conversation, seq },
        { group: effectGroup(conversation, body.kind), dedupe },
      );
    }
  }
};
