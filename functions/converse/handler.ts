import type { ConversationId, Instant } from '../../core/conversation/conversation.ts';
import { type RunDeps, type RunOptions, runTurn } from '../../core/conversation/run-turn.ts';
import { AppError } from '../../core/errors.ts';
import { deliverBrief } from '../../core/escalation/brief/deliver-brief.ts';
import type { Redelivery } from '../../core/ports.ts';
import { worker } from '../worker.ts';

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

/** Reads of this process, so that doorbells which a later read has covered cost no further one. */
const readMemory = () => {
  const reads = new Map<ConversationId, { at: Instant; look: Look }>();
  return {
    covers: (conversation: ConversationId, look: Look, rungAt: Instant): boolean => {
      const read = reads.get(conversation);
      if (read === undefined || read.at < rungAt + readableAfterMs) return false;
      return read.look === 'everywhere' || look === read.look;
    },
    remember: (conversation: ConversationId, look: Look, at: Instant): void => {
      reads.delete(conversation);
      reads.set(conversation, { at, look });
      const oldest = reads.keys().next().value;
      if (reads.size > rememberedReads && oldest !== undefined) reads.delete(oldest);
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
    const signal = AbortSignal.timeout(Math.max(1_000, delivery.remainingMs() - reserveMs));
    if (message.type === 'effect') {
      await deliverBrief(deps, message, { last: delivery.last, signal });
      return;
    }
    if (message.type !== 'doorbell') {
      throw new AppError('invalid', `the inbox holds a message of type ${message.type}; expected a doorbell`);
    }
    const startedAt = deps.clock.now();
    const asked = message.look ?? 'everywhere';
    const look = reads.covers(message.conversation, asked, delivery.sentAt) ? 'inside' : asked;
    await runTurn(deps, message.conversation, {
      look,
      attempt: delivery.attempt,
      last: delivery.last,
      signal,
    });
    if (look !== 'inside') reads.remember(message.conversation, look, startedAt);
  });
};
