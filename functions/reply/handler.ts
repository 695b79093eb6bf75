import { wentOn } from '../../core/conversation/went-on.ts';
import { type DeliveryDeps, type DeliveryMethod, deliver } from '../../core/effects/deliver.ts';
import { earlierReplies } from '../../core/effects/earlier-replies.ts';
import { saidBefore } from '../../core/effects/said-before.ts';
import { strayEffect } from '../../core/effects/stray-effect.ts';
import { AppError } from '../../core/errors.ts';
import { ticketIdOf } from '../../core/escalation/view-of-case.ts';
import type { ConversationStore, HelpDesk, Redelivery } from '../../core/ports.ts';
import { worker } from '../worker.ts';

export interface ReplyDeps extends Omit<DeliveryDeps, 'store'> {
  store: DeliveryDeps['store'] & Pick<ConversationStore, 'getOwnership' | 'load' | 'history'>;
  /** Posts and closes without waiting: what was just found to be still right may be wrong a second later. */
  helpDesk: Pick<HelpDesk, 'post' | 'resolve'>;
  /** The same help desk for everything else: it may wait for its turn. */
  patientHelpDesk: Pick<HelpDesk, 'findPosted' | 'readMessages' | 'tag' | 'transfer'>;
  redelivery: Redelivery;
}

/** More than is said between Resolve and the closing of the ticket. */
const messagesRead = 30;

const replyMethod = (deps: ReplyDeps, conversation: string): DeliveryMethod => {
  const ticketId = ticketIdOf(conversation);
  return {
    /**
     * The owner may have changed since the turn was committed: no assistant message after a claim. And the chat may
     * have gone on since it was resolved: no closing under a visitor who writes.
     */
    fence: async ({ body }) => {
      if (body.kind === 'resolve') {
        const messages = await deps.patientHelpDesk.readMessages(ticketId);
        const known = await deps.store.load(conversation, { messages: messagesRead });
        const why = wentOn(body, known, messages);
        return why === undefined ? 'open' : { closed: why };
      }
      if (body.kind !== 'reply' || body.fence === null) return 'open';
      const { epoch } = await deps.store.getOwnership(conversation);
      return epoch === body.fence ? 'open' : { closed: `owner's epoch is ${epoch}, was ${body.fence}` };
    },
    /** The conversation must hear of it, or its transcript holds an answer that nobody got. */
    onDropped: async ({ seq }) => {
      const id = `dropped:${seq}`;
      const at = deps.clock.now();
      await deps.store.recordInput(conversation, { id, at, kind: 'answer_dropped', effect: seq });
      await deps.queues.send(
        'inbox',
        { type: 'doorbell', conversation, look: 'inside' },
        { group: conversation, dedupe: `${id}:${conversation}` },
      );
    },
    send: async ({ body }) => {
      if (body.kind === 'reply') {
        const posted = await deps.helpDesk.post(ticketId, body.message);
        if (body.message.from === 'assistant') deps.telemetry.count('AnswersSent');
        return posted;
      }
      if (body.kind === 'transfer') await deps.patientHelpDesk.transfer(ticketId, body.department);
      else if (body.kind === 'resolve') await deps.helpDesk.resolve(ticketId);
      else if (body.kind === 'tag') await deps.patientHelpDesk.tag(ticketId, body.name);
      else throw strayEffect('replies', body.kind, 'reply, transfer, resolve or tag');
      return {};
    },
    // Transfer, resolve and tag set a state: doing them again changes nothing, so there is nothing to ask.
    readBack: async ({ seq, body, firstAttemptAt, createdAt }) => {
      if (body.kind !== 'reply') return undefined;
      const { message } = body;
      const { effects } = await deps.store.history(conversation);
      const { since, known } = saidBefore(effects, { seq, message, since: firstAttemptAt ?? createdAt });
      return deps.patientHelpDesk.findPosted(ticketId, message, since, known);
    },
  };
};

export const reply = (deps: ReplyDeps) =>
  worker({ ...deps, queue: 'replies' }, async (message, { last }) => {
    if (message.type !== 'effect') {
      throw new AppError('invalid', `replies holds a message of type ${message.type}; expected an effect`);
    }
    const method = replyMethod(deps, message.conversation);
    for (const ref of [...(await earlierReplies(deps.store, message)), message]) {
      const outcome = await deliver(deps, ref, { last }, method);
      if (outcome !== 'dropped') continue;
      const dropped = await deps.store.getEffect(ref);
      if (dropped?.body.kind === 'reply') deps.telemetry.count('AnswersDropped');
    }
  });
