import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import { type QueueMessage, type QueueName, queueMessage } from '../../core/messages.ts';

export interface SendOptions {
  group: string;
  dedupe: string;
  delaySeconds?: number;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SQS takes up to 128 ASCII letters, digits and punctuation marks as a group; anything else goes by its hash. */
export const groupId = (group: string): string => (/^[!-~]{1,128}$/.test(group) ? group : hash(group));

/** The group is part of it, so that no queue setting can make one conversation swallow the message of another. */
export const deduplicationId = ({ group, dedupe }: SendOptions): string =>
  hash(JSON.stringify([group, dedupe]));

/** SQS takes no other characters; see MessageBody of SendMessage. JSON.stringify escapes all but these two by itself. */
const noncharacters = /[\ufffe\uffff]/g;
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** SQS's longest delay; see DelaySeconds of SendMessage. */
const longestDelay = 900;

/** The message as it travels; AppError invalid where no queue would carry it. */
export const checkedBody = (queue: QueueName, message: QueueMessage, options: SendOptions): string => {
  const { delaySeconds } = options;
  if (delaySeconds !== undefined && queue !== 'timers') {
    throw new AppError(
      'invalid',
      `delaySeconds is ${delaySeconds} on queue "${queue}"; expected a delay on "timers" only`,
    );
  }
  const whole =
    Number.isInteger(delaySeconds) && Number(delaySeconds) >= 0 && Number(delaySeconds) <= longestDelay;
  if (delaySeconds !== undefined && !whole) {
    throw new AppError(
      'invalid',
      `delaySeconds is ${delaySeconds}; expected a whole number of seconds from 0 to ${longestDelay}`,
    );
  }
  const checked = queueMessage.safeParse(message);
  if (!checked.success) {
    const places = checked.error.issues.map((issue) => issue.path.join('.') || 'type').join(', ');
    throw new AppError(
      'invalid',
      `message for queue "${queue}" is malformed at ${places}; expected a QueueMessage`,
    );
  }
  return JSON.stringify(checked.data).replace(noncharacters, escaped);
};

/** SQS's longest visibility timeout is twelve hours. */
export const visibility = (seconds: number): number => Math.min(43_200, Math.max(0, Math.ceil(seconds)));

export const staleReceipt = (): AppError =>
  new AppError('conflict', 'the receipt is not in flight any more; expected the one of the newest delivery');
