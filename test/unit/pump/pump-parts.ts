import { DatabaseSync } from 'node:sqlite';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sqliteQueues } from '../../../adapters/queues/sqlite.ts';
import { systemClock } from '../../../adapters/time/system-clock.ts';
import { AppError } from '../../../core/errors.ts';
import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import type { Clock, Telemetry } from '../../../core/ports.ts';
import { worker } from '../../../functions/worker.ts';
import { type Pump, type PumpWorker, startPump } from '../../../local/pump.ts';
import { fixedClock } from '../../factories/clock.ts';

export const reply = (conversation: string, seq: number): QueueMessage => ({ type: 'effect', conversation, seq });
export const names = (event: SQSEvent) =>
  event.Records.map((record) => {
    const { conversation, seq } = JSON.parse(record.body) as { conversation: string; seq: number };
    return `${conversation}${seq}`;
  });

export const done: SQSBatchResponse = { batchItemFailures: [] };
export const idleWorker: PumpWorker = { handler: async () => done, batchSize: 10, concurrency: 1, timeoutMs: 1000 };

/** Resolves when told to. */
export const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};
