import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../core/messages.ts';
import type { Queues, Redelivery } from '../../core/ports.ts';
import { checkedBody, deduplicationId, groupId, staleReceipt, visibility } from './fifo-ids.ts';
import { queueError } from './sqs-errors.ts';

/** SQS calls a delivery that ended by any of these. */
const staleNames = [
  'MessageNotInflight',
  'ReceiptHandleIsInvalid',
  'InvalidParameterValue',
  'InvalidParameterValueException',
];

/** Queues in SQS. `timers` must be a standard queue, the others FIFO queues. */
export const sqsQueues = <Name extends QueueName>(
  client: SQSClient,
  urls: Record<Name, string>,
): Queues<Name> => ({
  send: async (queue, message, options) => {
    const command = new SendMessageCommand({
      QueueUrl: urls[queue],
      MessageBody: checkedBody(queue, message, options),
      ...(queue === 'timers'
        ? { DelaySeconds: options.delaySeconds ?? 0 }
        : { MessageGroupId: groupId(options.group), MessageDeduplicationId: deduplicationId(options) }),
    });
    try {
      await client.send(command);
    } catch (error) {
      throw queueError(error);
    }
  },
});

/** Postpones on the queue a worker is fed from. AppError conflict where the delivery is over already. */
export const sqsRedelivery = (client: SQSClient, queueUrl: string): Redelivery => ({
  postpone: async (receiptHandle, seconds) => {
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: visibility(seconds),
    });
    try {
      await client.send(command);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      throw staleNames.includes(name) ? staleReceipt() : queueError(error);
    }
  },
});
