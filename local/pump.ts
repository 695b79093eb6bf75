import { randomUUID } from 'node:crypto';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SqliteQueues } from '../adapters/queues/sqlite.ts';
import { AppError } from '../core/errors.ts';
import { type QueueName, queueNames } from '../core/messages.ts';
import type { Telemetry } from '../core/ports.ts';

export interface PumpWorker {
  handler: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
  batchSize: number;
  /** Invocations at the same time. */
  concurrency: number;
  timeoutMs: number;
}

export interface Pump {
  /** Looks at every queue now; needed only where a test moves the clock by hand. */
  wake(): void;
  /** Resolves once nothing can be received and nothing runs; delayed and postponed messages do not count. */
  idle(): Promise<void>;
  /** Receives no more and resolves when what runs has finished. */
  stop(): Promise<void>;
}

/** As the deployed queues have it: two of the worker's time-outs. */
const visibilityFactor = 2;

const contextFor = (queue: QueueName, deadline: number): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: queue,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${queue}`,
  memoryLimitInMB: '512',
  awsRequestId: randomUUID(),
  logGroupName: queue,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

/** Ids of the messages that failed; all of them where the answer is not a batch response, as Lambda sees it. */
const failuresIn = (records: SQSRecord[], response: SQSBatchResponse | undefined): Set<string> => {
  const known = new Set(records.map((record) => record.messageId));
  const failed = (response?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
  return failed.every((id) => known.has(id)) ? new Set(failed) : known;
};

/**
 * Feeds the workers from the embedded queues as Lambda's event source mappings do: batches, a limit on
 * invocations at once, partial failures, a time-out. Wakes at once when something was sent.
 */
export const startPump = ({
  queues,
  workers,
  log,
}: {
  queues: SqliteQueues;
  workers: Record<QueueName, PumpWorker>;
  log: Pick<Telemetry, 'warn' | 'error'>;
}): Pump => {
  const running = new Map<QueueName, number>();
  const wakes = new Map<QueueName, NodeJS.Immediate>();
  const alarms = new Map<QueueName, NodeJS.Timeout>();
  let waiting: (() => void)[] = [];
  let stopped = false;

  const runs = (queue: QueueName) => running.get(queue) ?? 0;
  const settle = () => {
    if (wakes.size > 0 || queueNames.some((queue) => runs(queue) > 0)) return;
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  };

  const invoke = async (queue: QueueName, records: SQSRecord[]): Promise<SQSBatchResponse | 'failed'> => {
    const { handler, timeoutMs } = workers[queue];
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      const error = new AppError('ambiguous', `no answer within ${timeoutMs} ms`);
      timer = setTimeout(() => reject(error), timeoutMs);
    });
    try {
      return await Promise.race([
        handler({ Records: records }, contextFor(queue, Date.now() + timeoutMs)),
        timeout,
      ]);
    } catch (error) {
      // As in Lambda: the whole batch stays in flight until its visibility time-out.
      log.error('invocation_failed', { kind: queue, count: records.length }, error);
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  };

  const remove = (queue: QueueName, record: SQSRecord): void => {
    try {
      queues.delete(record.receiptHandle);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      // It took longer than its visibility: it will be, or was, delivered again.
      log.warn('delivery_outlived', { kind: queue }, error);
    }
  };

  const run = async (queue: QueueName, records: SQSRecord[]): Promise<void> => {
    running.set(queue, runs(queue) + 1);
    try {
      const response = await invoke(queue, records);
      if (response === 'failed') return;
      const failed = failuresIn(records, response);
      for (const record of records) if (!failed.has(record.messageId)) remove(queue, record);
    } finally {
      running.set(queue, runs(queue) - 1);
      schedule(queue);
      settle();
    }
  };

  const poll = (queue: QueueName): void => {
    const { batchSize, concurrency, timeoutMs } = workers[queue];
    const visibilitySeconds = (visibilityFactor * timeoutMs) / 1000;
    while (!stopped && runs(queue) < concurrency) {
      const records = queues.receive(queue, { max: batchSize, visibilitySeconds });
      if (records.length === 0) break;
      void run(queue, records);
    }
    setAlarm(queue);
  };

  const setAlarm = (queue: QueueName): void => {
    clearTimeout(alarms.get(queue));
    // Where every place is taken, the next one to finish looks again.
    const full = runs(queue) >= workers[queue].concurrency;
    const wait = stopped || full ? undefined : queues.waitMs(queue);
    if (wait !== undefined)
      alarms.set(
        queue,
        setTimeout(() => schedule(queue), wait),
      );
  };

  const schedule = (queue: QueueName): void => {
    if (stopped || wakes.has(queue)) return;
    wakes.set(
      queue,
      setImmediate(() => {
        wakes.delete(queue);
        poll(queue);
        settle();
      }),
    );
  };

  const wake = () => queueNames.forEach(schedule);
  const idle = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      setImmediate(settle);
    });

  queues.recover();
  const unsubscribe = queues.subscribe(schedule);
  wake();

  return {
    wake,
    idle,
    stop: async () => {
      stopped = true;
      unsubscribe();
      for (const immediate of wakes.values()) clearImmediate(immediate);
      for (const alarm of alarms.values()) clearTimeout(alarm);
      wakes.clear();
      await idle();
    },
  };
};
