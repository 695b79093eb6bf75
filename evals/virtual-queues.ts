import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { maxReceives, type QueueMessage, type QueueName, queueDelaySeconds } from '../core/messages.ts';
import type { Queues, Redelivery } from '../core/ports.ts';

/** A clock that moves only when it is told to. */
export interface VirtualClock {
  now(): number;
  /** Never back. */
  moveTo(instant: number): void;
}

export const virtualClock = (startsAt: number): VirtualClock => {
  let now = startsAt;
  return {
    now: () => now,
    moveTo: (instant) => {
      now = Math.max(now, instant);
    },
  };
};

export type Workers = Record<QueueName, (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>>;

interface Waiting {
  handle: string;
  queue: QueueName;
  message: QueueMessage;
  group: string;
  sentAt: number;
  readyAt: number;
  attempt: number;
  /** When it was received for the first time. */
  receivedAt?: number;
}

/** More deliveries than any conversation needs: beyond that something rings for ever. */
const mostDeliveries = 2_000;

const sqsEvent = ({ handle, queue, message, group, sentAt, receivedAt, attempt }: Waiting) =>
  ({
    Records: [
      {
        messageId: handle,
        receiptHandle: handle,
        body: JSON.stringify(message),
        eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${queue}${queue === 'timers' ? '' : '.fifo'}`,
        attributes: {
          ApproximateReceiveCount: String(attempt),
          ApproximateFirstReceiveTimestamp: String(receivedAt ?? sentAt),
          SentTimestamp: String(sentAt),
          MessageGroupId: group,
        },
      },
    ],
  }) as unknown as SQSEvent;

const context = { getRemainingTimeInMillis: () => 60_000 } as Context;

/**
 * The queues of one conversation in virtual time: delays, backoff and dead letters as SQS has them, one message at
 * a time. The clock moves to the moment a message is due.
 */
export const virtualQueues = (clock: VirtualClock) => {
  const waiting: Waiting[] = [];
  const postponed = new Map<string, number>();
  const dead: { queue: QueueName; message: QueueMessage }[] = [];
  let sent = 0;

  const queues: Queues = {
    send: async (queue, message, { group, delaySeconds }) => {
      sent += 1;
      const sentAt = clock.now();
      const readyAt = sentAt + (delaySeconds ?? queueDelaySeconds[queue]) * 1000;
      waiting.push({ handle: `h${sent}`, queue, message, group, sentAt, readyAt, attempt: 1 });
    },
  };
  const redelivery: Redelivery = {
    postpone: async (handle, seconds) => {
      postponed.set(handle, seconds);
    },
  };

  /** A FIFO queue delivers its oldest message first and holds the others back; timers come when they are due. */
  const heads = (): Waiting[] =>
    waiting.filter(
      (one, i) => one.queue === 'timers' || waiting.findIndex(({ queue }) => queue === one.queue) === i,
    );

  /** The message due next, at `until` at the latest. Of those due at once, timers come last. */
  const next = (until: number, timersToo: boolean): Waiting | undefined =>
    heads()
      .filter(({ queue, readyAt }) => readyAt <= until && (timersToo || queue !== 'timers'))
      .sort((a, b) => a.readyAt - b.readyAt)[0];

  const deliver = async (workers: Workers, one: Waiting): Promise<void> => {
    clock.moveTo(one.readyAt);
    one.receivedAt ??= clock.now();
    const { batchItemFailures } = await workers[one.queue](sqsEvent(one), context);
    if (batchItemFailures.length > 0 && one.attempt < maxReceives[one.queue]) {
      one.attempt += 1;
      one.readyAt = clock.now() + (postponed.get(one.handle) ?? 30) * 1000;
      return;
    }
    waiting.splice(waiting.indexOf(one), 1);
    if (batchItemFailures.length > 0) dead.push({ queue: one.queue, message: one.message });
  };

  const run = async (workers: Workers, pick: () => Waiting | undefined): Promise<void> => {
    for (let n = 0; n < mostDeliveries; n += 1) {
      const one = pick();
      if (one === undefined) return;
      await deliver(workers, one);
    }
    throw new Error(`${mostDeliveries} deliveries did not empty the queues`);
  };

  return {
    queues,
    redelivery,
    /** Messages that were given up. */
    dead,
    /** Delivers what is there, and timers only where the clock has passed them meanwhile. */
    settle: (workers: Workers) =>
      run(workers, () => {
        const due = next(Number.POSITIVE_INFINITY, false);
        const timer = next(due?.readyAt ?? clock.now(), true);
        return timer ?? due;
      }),
    /** Lets time pass up to `until`, ringing every timer that becomes due. */
    pass: async (workers: Workers, until: number) => {
      await run(workers, () => next(until, true));
      clock.moveTo(until);
    },
  };
};
