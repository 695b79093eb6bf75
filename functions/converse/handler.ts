import type { ConversationId, Instant } from '../../core/conversation/conversation.ts';
import { rescueDoorbell } from '../../core/conversation/rescue-doorbell.ts';
import { type RunDeps, type RunOptions, runTurn } from '../../core/conversation/run-turn.ts';
import { AppError } from '../../core/errors.ts';
import { deliverBrief } from '../../core/escalation/brief/deliver-brief.ts';
import { modelOfDay } from '../../core/limits/day-budget.ts';
import { isFirstLook } from '../../core/limits/reads.ts';
import type { QueueMessage } from '../../core/messages.ts';
import type { Redelivery } from '../../core/ports.ts';
import { type Delivery, worker } from '../worker.ts';

/** Milliseconds kept back for committing and sending after the model was asked. */
const reserveMs = 8_000;

/**
 * A message counts as readable this long after its webhook: LiveAgent's may come before it. Just below the inbox's
 * delay, so that the twin of a doubled webhook, rung a moment later, is covered.
 */
const readableAfterMs = 900;

/** Conversations whose last read is remembered, so that doubled doorbells cost no further reads. */
const rememberedReads = 1_000;

type Look = RunOptions['look'];

/**
 * Reads of this process, so that doorbells which a later read has covered cost no further one. Instants are the queue's
 * alone, since no two clocks agree: a read began after its own doorbell was first received.
 */
const readMemory = () => {
  const reads = new Map<ConversationId, { after: Instant; look: Look }>();
  return {
    covers: (conversation: ConversationId, look: Look, rungAt: Instant): boolean => {
      const read = reads.get(conversation);
      return (
        read !== undefined &&
        read.after >= rungAt + readableAfterMs &&
        (read.look === 'everywhere' || look === read.look)
      );
    },
    remember: (conversation: ConversationId, look: Look, after: Instant): void => {
      reads.delete(conversation);
      reads.set(conversation, { after, look });
      const oldest = reads.keys().next().value;
      if (reads.size > rememberedReads && oldest !== undefined) reads.delete(oldest);
    },
  };
};

/** Doorbells of one conversation, or of one code, that come within this time cost one read and one more after it. */
const lookMs = 1_000;

/**
 * Milliseconds a visitor waits for an answer while a crowd uses up LiveAgent's requests; after that a person is called.
 * Sixty visitors at once are through in about as long.
 */
const crowdPatienceMs = 180_000;

type Doorbell = Extract<QueueMessage, { type: 'doorbell' }>;

type ConverseDeps = RunDeps & { redelivery: Redelivery };

/**
 * Whether this doorbell may cost a request. If not, another is rung in its place and in that of every other that the
 * queue took within the same second: nothing is overlooked, and a flood of doorbells is one read a second.
 */
const mayLook = async (
  deps: ConverseDeps,
  message: QueueMessage,
  { attempt, last, sentAt }: Delivery,
  group: string,
): Promise<boolean> => {
  if (attempt > 1 || last || (await isFirstLook(deps, group, lookMs))) return true;
  // Its time is the queue's own, so that clocks which differ cannot make two into one.
  const dedupe = `later:${group}:${JSON.stringify(message)}:${Math.floor(sentAt / lookMs)}`;
  await deps.queues.send('inbox', message, { group, dedupe });
  return false;
};

export const converse = (given: ConverseDeps) => {
  const reads = readMemory();
  const deps = { ...given, model: modelOfDay(given.model, given) };
  const answer = async (message: Doorbell, delivery: Delivery, signal: AbortSignal): Promise<void> => {
    const { conversation } = message;
    const startedAt = deps.clock.now();
    const asked = message.look ?? 'everywhere';
    const isNew =
      asked !== 'inside' &&
      !reads.covers(conversation, asked, delivery.sentAt) &&
      (await mayLook(deps, message, delivery, conversation));
    const look = isNew ? asked : 'inside';
    const isRead = await runTurn(deps, conversation, {
      look,
      attempt: delivery.attempt,
      last: delivery.last,
      patient: startedAt < delivery.since + crowdPatienceMs,
      timer: message.timer,
      signal,
    });
    if (isRead) reads.remember(conversation, look, delivery.receivedAt);
  };
  return worker({ ...deps, queue: 'inbox' }, async (message, delivery) => {
    if (delivery.forsaken && message.type !== 'doorbell') {
      throw new AppError(
        'invalid',
        `${message.type} came back after its last delivery; expected it to be dead`,
      );
    }
    if (message.type === 'doorbell_by_code') {
      if (!(await mayLook(deps, message, delivery, `code:${message.code}`))) return;
      const ticketId = await deps.helpDesk.findByCode(message.code);
      if (ticketId === undefined) {
        deps.telemetry.warn('code_unknown', { kind: 'doorbell_by_code' });
        return;
      }
      const conversation = `liveagent:${ticketId}`;
      const dedupe = `code:${message.code}:${deps.ids.next()}`;
      await deps.queues.send('inbox', { type: 'doorbell', conversation }, { group: conversation, dedupe });
      return;
    }
    const signal = AbortSignal.timeout(Math.max(1_000, delivery.remainingMs() - reserveMs));
    if (message.type === 'effect') {
      await deliverBrief(deps, message, { last: delivery.last, signal });
      return;
    }
    if (message.type !== 'doorbell') {
      throw new AppError('invalid', `the inbox holds a message of type ${message.type}; expected a doorbell`);
    }
    const { conversation } = message;
    if (delivery.forsaken) {
      const error = new AppError('refused', 'the last worker of this doorbell did not live to give it up');
      await rescueDoorbell(deps, conversation, error);
    }
    try {
      await answer(message, delivery, signal);
    } catch (error) {
      if (!delivery.last) throw error;
      await rescueDoorbell(deps, conversation, error);
    }
  });
};
