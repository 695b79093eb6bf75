import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetters } from '../../core/dead-letter.ts';
import { AppError } from '../../core/errors.ts';
import { type QueueName, queueNames } from '../../core/messages.ts';
import { deduplicationId, groupId } from './fifo-ids.ts';
import { queueError } from './sqs-errors.ts';

export interface DeadLetterUrls {
  queue: string;
  deadLetters: string;
}

/** Seconds for which listed letters are this reader's, unless it gives them back. */
const holdSeconds = 300;

/** Lists of a queue that are asked for: ten letters each. */
const mostReceives = 50;

const asked = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    throw queueError(error);
  }
};

const letterOf = (queue: QueueName, message: Message): DeadLetter => ({
  queue,
  id: message.MessageId ?? '',
  body: message.Body ?? '',
  ...(message.Attributes?.MessageGroupId === undefined ? {} : { group: message.Attributes.MessageGroupId }),
  at: Number(message.Attributes?.SentTimestamp ?? 0),
  receives: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
});

/**
 * Dead letters in SQS. A letter is moved by sending and deleting, because SQS's own redrive moves all or nothing; sent
 * again after a crash in between, it is taken once within five minutes, and afterwards its worker finds it done.
 */
export const sqsDeadLetters = (
  client: SQSClient,
  urls: Partial<Record<QueueName, DeadLetterUrls>>,
): DeadLetters => {
  const held = new Map<string, { queue: QueueName; receipt: string }>();
  const urlsOf = (queue: QueueName): DeadLetterUrls => {
    const found = urls[queue];
    if (found === undefined) throw new AppError('invalid', `queue "${queue}" has no address here`);
    return found;
  };

  const receive = async (queue: QueueName): Promise<DeadLetter[]> => {
    const letters: DeadLetter[] = [];
    for (let n = 0; n < mostReceives; n += 1) {
      const command = new ReceiveMessageCommand({
        QueueUrl: urlsOf(queue).deadLetters,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: holdSeconds,
        MessageSystemAttributeNames: ['All'],
        // Asks every server of SQS, not some of them.
        WaitTimeSeconds: 1,
      });
      const { Messages = [] } = await asked(client.send(command));
      for (const message of Messages) {
        const letter = letterOf(queue, message);
        held.set(letter.id, { queue, receipt: message.ReceiptHandle ?? '' });
        letters.push(letter);
      }
      if (Messages.length === 0) break;
    }
    return letters;
  };

  const remove = async ({ id }: DeadLetter): Promise<void> => {
    const mine = held.get(id);
    if (mine === undefined)
      throw new AppError('invalid', `dead letter ${id} was not listed; expected one that was`);
    const command = new DeleteMessageCommand({
      QueueUrl: urlsOf(mine.queue).deadLetters,
      ReceiptHandle: mine.receipt,
    });
    await asked(client.send(command));
    held.delete(id);
  };

  const giveBack = async (queue: QueueName, receipt: string): Promise<void> => {
    const QueueUrl = urlsOf(queue).deadLetters;
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: receipt,
      VisibilityTimeout: 0,
    });
    await asked(client.send(command));
  };

  return {
    list: async () => {
      const letters: DeadLetter[] = [];
      for (const queue of queueNames) if (urls[queue] !== undefined) letters.push(...(await receive(queue)));
      return letters;
    },
    redrive: async (letters) => {
      for (const letter of letters) {
        const { queue, id, body, group = id } = letter;
        const fifo = {
          MessageGroupId: groupId(group),
          MessageDeduplicationId: deduplicationId({ group, dedupe: `redriven:${id}` }),
        };
        const QueueUrl = urlsOf(queue).queue;
        const command = new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          ...(queue === 'timers' ? {} : fifo),
        });
        await asked(client.send(command));
        await remove(letter);
      }
    },
    discard: async (letters) => {
      for (const letter of letters) await remove(letter);
    },
    close: async () => {
      for (const { queue, receipt } of held.values()) await giveBack(queue, receipt);
      held.clear();
    },
  };
};
