import { type GiveUpDeps, giveUp } from '../effects/give-up.ts';
import type { ConversationId, Instant } from './conversation.ts';
import type { Effect } from './effect.ts';
import { type SendDeps, sendEffects } from './send-effects.ts';

/** Milliseconds after which whatever still waits is looked at again: longer than any turn or delivery that goes well. */
export const overdueMs = 120_000;

/**
 * Attempts after which nothing more is tried: no message has so many deliveries, so that workers must have died over
 * this one, each before it could give up.
 */
export const mostAttempts = 25;

const isOverdue = ({ createdAt }: Effect, now: Instant): boolean => createdAt < now - overdueMs;

/** Nobody has tried it, and no worker of its own comes back to a timer that nobody holds. */
const isLeft = ({ attempts, body, leasedUntil = 0 }: Effect, now: Instant): boolean =>
  attempts === 0 || (body.kind === 'timer' && leasedUntil <= now);

/**
 * Sends again what a crash or a refusing queue left behind between commit and queue, in order. What was tried comes
 * back by itself, until it is overdue; what nobody has tried goes under the name of its first sending, which its queue
 * takes once within five minutes.
 */
export const healEffects = async (
  deps: SendDeps & GiveUpDeps,
  conversation: ConversationId,
  undelivered: Effect[],
  { now, redelivered }: { now: Instant; redelivered: boolean },
): Promise<void> => {
  // One message more for an effect at the most, however often its conversation is looked at.
  const again = `again:${Math.floor(now / overdueMs)}`;
  for (const effect of undelivered) {
    if (isOverdue(effect, now) && effect.attempts >= mostAttempts && effect.body.kind !== 'timer') {
      await giveUp(deps, { conversation, seq: effect.seq }, 'attempts');
    } else if (isOverdue(effect, now)) await sendEffects(deps, conversation, [effect], again);
    else if (redelivered && (isLeft(effect, now) || effect.body.kind === 'timer')) {
      await sendEffects(deps, conversation, [effect], 'first');
    }
  }
};

/**
 * Sends what a turn decided, after what earlier turns left untried: a post to a thread that came to its queue before
 * the card which opens the thread would block it.
 */
export const sendInOrder = async (
  deps: SendDeps,
  conversation: ConversationId,
  earlier: Effect[],
  effects: Parameters<typeof sendEffects>[2],
): Promise<void> => {
  const now = deps.clock.now();
  const untried = earlier.filter((effect) => isLeft(effect, now) && !isOverdue(effect, now));
  await sendEffects(deps, conversation, [...untried, ...effects], 'first');
};
