import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { maxReceives, type QueueMessage, type QueueName, queueDelaySeconds } from '../../../core/messages.ts';
import type { Queues, Redelivery } from '../../../core/ports.ts';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';
import type { Interleaver, Task } from './interleaver.ts';

export interface Waiting {
  handle: string;
  queue: QueueName;
  message: QueueMessage;
  group: string;
  sentAt: number;
  readyAt: number;
  attempt: number;
  /** When it was received for the first time. */
  receivedAt?: number;
  /** Who received it last and has neither finished nor failed. */
  holder?: Task;
}

export type Workers = Record<QueueName, (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>>;

/** SQS takes a deduplication id once within five minutes. */
const dedupeMs = 300_000;

/** lib/constructs has the function of `timers` take so many at once, and each other one a single message. */
const timersAtOnce = 10;

/** After a worker died its message comes back; lib/constructs gives twice the worker's time-out. */
const visibilityMs: Record<QueueName, number> = {
  inbox: 120_000,
  replies: 60_000,
  escalations: 60_000,
  leads: 60_000,
  timers: 60_000,
};

const recordOf = ({ handle, queue, message, group, sentAt, receivedAt, attempt }: Waiting) => ({
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
});

const context = { getRemainingTimeInMillis: () => 60_000 } as Context;

/** SQS in virtual time: order and one delivery at a time within a group, none between groups. */
export const simQueues = (clock: VirtualClock, interleaver: Interleaver, skew: () => number) => {
  const waiting: Waiting[] = [];
  const taken = new Map<string, number>();
  const postponed = new Map<string, number>();
  const dead: Waiting[] = [];
  let sent = 0;

  const queues: Queues = {
    send: async (queue, message, { group, dedupe, delaySeconds }) => {
      const now = clock.now();
      if (queue !== 'timers') {
        const key = `${queue} ${group} ${dedupe}`;
        if (now < (taken.get(key) ?? 0)) return;
        taken.set(key, now + dedupeMs);
      }
      sent += 1;
      const readyAt = now + (delaySeconds ?? queueDelaySeconds[queue]) * 1000;
      waiting.push({ handle: `h${sent}`, queue, message, group, sentAt: now, readyAt, attempt: 0 });
    },
  };
  const redelivery: Redelivery = {
    postpone: async (handle, seconds) => {
      postponed.set(handle, seconds);
    },
  };

  const isHead = (one: Waiting): boolean =>
    one.queue === 'timers' ||
    waiting.find(({ queue, group }) => queue === one.queue && group === one.group) === one;
  const free = (): Waiting[] => waiting.filter((one) => one.holder === undefined && isHead(one));
  const ready = (): Waiting[] => free().filter(({ readyAt }) => readyAt <= clock.now());

  /** The worker of a message died, or is taken for dead. */
  const comeBack = (one: Waiting, startedAt: number): void => {
    delete one.holder;
    one.readyAt = startedAt + visibilityMs[one.queue];
  };

  const settle = (one: Waiting, task: Task, failed: boolean): void => {
    // Its receipt is stale where somebody has received the message since.
    if (one.holder !== task) return;
    delete one.holder;
    if (failed && one.attempt < maxReceives[one.queue]) {
      one.readyAt = clock.now() + (postponed.get(one.handle) ?? visibilityMs[one.queue] / 1000) * 1000;
      postponed.delete(one.handle);
      return;
    }
    waiting.splice(waiting.indexOf(one), 1);
    if (failed) dead.push(one);
  };

  /** A message, and of a queue whose worker takes several whatever else is due. */
  const batchOf = (one: Waiting): Waiting[] =>
    one.queue === 'timers' && one.holder === undefined
      ? [one, ...ready().filter((other) => other !== one && other.queue === 'timers')].slice(0, timersAtOnce)
      : [one];

  const deliver = (workers: Workers, first: Waiting): Promise<Task> => {
    const batch = batchOf(first);
    const worn = batch.some(({ queue, attempt }) => attempt + 1 >= maxReceives[queue] - 1);
    return interleaver.start(
      `${first.queue} ${first.message.type === 'effect' ? `effect ${first.message.seq} ` : ''}of ${first.group}`,
      { skew: skew(), spared: worn },
      async (task) => {
        for (const one of batch) {
          one.holder = task;
          one.attempt += 1;
          one.receivedAt ??= clock.now();
        }
        task.onDeath = () => {
          for (const one of batch) if (one.holder === task) comeBack(one, task.startedAt);
        };
        const event = { Records: batch.map(recordOf) } as unknown as SQSEvent;
        const { batchItemFailures } = await workers[first.queue](event, context);
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        for (const one of batch) settle(one, task, failed.has(one.handle));
      },
    );
  };

  return {
    queues,
    redelivery,
    /** Messages that were given up. */
    dead,
    isEmpty: () => waiting.length === 0,
    /** What could be delivered now. */
    ready,
    /** When something of the queues other than `timers`, or of all, is due next. */
    nextDue: (timersToo: boolean): number | undefined => {
      const dues = free()
        .filter(({ queue }) => timersToo || queue !== 'timers')
        .map(({ readyAt }) => readyAt);
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    nextTimer: (): number | undefined => {
      const dues = free().flatMap(({ queue, readyAt }) => (queue === 'timers' ? [readyAt] : []));
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    deliver,
    /** Messages whose workers stand still. */
    held: (): Waiting[] => waiting.filter(({ holder }) => holder?.state === 'parked'),
    /** Messages as an earlier release would have sent them. */
    rewrite: (older: (message: QueueMessage) => QueueMessage): void => {
      for (const one of waiting) one.message = older(one.message);
    },
    /** The worker of a message dies. */
    abandon: (one: Waiting): void => {
      if (one.holder !== undefined) interleaver.kill(one.holder);
    },
  };
};
