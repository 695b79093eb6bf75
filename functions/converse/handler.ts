import type { ConversationId, Instant } from '../../core/conversation/conversation.ts';
import { type RunDeps, runTurn } from '../../core/conversation/run-turn.ts';
import { AppError } from '../../core/errors.ts';
import type { Redelivery } from '../../core/ports.ts';
import { worker } from '../worker.ts';

/** Milliseconds kept back for committing and sending after the model was asked. */
const reserveMs = 8_000;

/** A message counts as readable this long after its webhook: LiveAgent's may come before it. */
const readableAfterMs = 250;

/** Conversations whose last read is remembered, so that doubled doorbells cost no further reads. */
const rememberedReads = 1_000;

const readMemory = () => {
  const startedAt = new Map<ConversationId, Instant>();
  return {
    covers: (conversation: ConversationId, rungAt: Instant) =>
      (startedAt.get(conversation) ?? -Infinity) >= rungAt + readableAfterMs,
    remember: (conversation: ConversationId, at: Instant) => {
      startedAt.delete(conversation);
      startedAt.set(conversation, at);
      const oldest = startedAt.keys().next().value;
      if (startedAt.size > rememberedReads && oldest !== undefined) startedAt.delete(oldest);
    },
  };
};

export const converse = (deps: RunDeps & { redelivery: Redelivery }) => {
  const reads = readMemory();
  return worker({ ...deps, queue: 'inbox' }, async (message, delivery) => {
    if (message.type === 'doorbell_by_code') {
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
    if (message.type !== 'doorbell') {
      throw new AppError('invalid', `the inbox holds a message of type ${message.type}; expected a doorbell`);
    }
    const startedAt = deps.clock.now();
    const readHelpDesk = !reads.covers(message.conversation, delivery.sentAt);
    await runTurn(deps, message.conversation, {
      readHelpDesk,
      attempt: delivery.attempt,
      last: delivery.last,
      signal: AbortSignal.timeout(Math.max(1_000, delivery.remainingMs() - reserveMs)),
    });
    if (readHelpDesk) reads.remember(message.conversation, startedAt);
  });
};
