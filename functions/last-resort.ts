import type { SQSRecord } from 'aws-lambda';
import type { ConversationId } from '../core/conversation/conversation.ts';
import { conversationOfGroup } from '../core/conversation/effect-queue.ts';
import { isPassing } from '../core/errors.ts';
import type { QueueMessage, QueueName } from '../core/messages.ts';
import type { Queues, Telemetry } from '../core/ports.ts';

/** A worker may send to the inbox, and one of timers to its own queue too. */
export type LastResortDeps = { telemetry: Telemetry } & (
  | { queue: Exclude<QueueName, 'timers'>; queues: Queues<'inbox'> }
  | { queue: 'timers'; queues: Queues<'inbox' | 'timers'> }
);

/** Nothing but the message itself knows of a doorbell or a timer; effects stand in the store, where the sweep finds them. */
const isOnlyHere = (queue: QueueName): boolean => queue === 'inbox' || queue === 'timers';

/** Seconds until a timer that could not be stored is tried again; the other queues know no such delay. */
const timerDelay = { delaySeconds: 60 };

/** Whose message it was, if nothing else can be read of it: the group of a FIFO queue tells. */
const conversationOf = (
  message: QueueMessage | undefined,
  group: string | undefined,
): ConversationId | undefined => {
  if (message !== undefined && 'conversation' in message) return message.conversation;
  return conversationOfGroup(group ?? '');
};

/**
 * What is done where a message has failed for the last time. A doorbell or timer that failed for a reason which passes
 * goes into its queue anew. Anything else becomes a dead letter, but its conversation is looked at once more.
 */
export const lastResort = async (
  deps: LastResortDeps,
  record: Pick<SQSRecord, 'attributes' | 'messageId'>,
  message: QueueMessage | undefined,
  error: unknown,
): Promise<'requeued' | 'dead'> => {
  const { queue, queues, telemetry } = deps;
  const group = record.attributes.MessageGroupId;
  const conversation = conversationOf(message, group);
  const fields = { kind: queue, ...(conversation === undefined ? {} : { conversation }) };
  if (message !== undefined && isOnlyHere(queue) && isPassing(error)) {
    const since = Number(record.attributes.SentTimestamp);
    const again = message.type === 'doorbell' ? { ...message, since: message.since ?? since } : message;
    const options = { group: group ?? conversation ?? queue, dedupe: `requeued:${record.messageId}` };
    if (deps.queue === 'timers') await deps.queues.send('timers', again, { ...options, ...timerDelay });
    else await queues.send('inbox', again, options);
    telemetry.warn('delivery_requeued', { ...fields, code: error.code });
    return 'requeued';
  }
  telemetry.error('delivery_given_up', fields);
  // A doorbell that can be read and fails for good would only fail again.
  if (conversation === undefined || message?.type === 'doorbell') return 'dead';
  await queues.send(
    'inbox',
    { type: 'doorbell', conversation, ...(queue === 'inbox' ? {} : { look: 'inside' as const }) },
    { group: conversation, dedupe: `given_up:${record.messageId}` },
  );
  return 'dead';
};
