import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { QueueMessage } from '../../../core/messages.ts';
import type { PumpWorker } from '../../../local/pump.ts';

export const reply = (conversation: string, seq: number): QueueMessage => ({
  type: 'effect',
  conversation,
  seq,
});
export const names = (event: SQSEvent) =>
  event.Records.map((record) => {
    const { conversation, seq } = JSON.parse(record.body) as { conversation: string; seq: number };
    return `${conversation}${seq}`;
  });

export const done: SQSBatchResponse = { batchItemFailures: [] };
export const idleWorker: PumpWorker = {
  handler: async () => done,
  batchSize: 10,
  concurrency: 1,
  timeoutMs: 1000,
};

/** Resolves when told to. */
export const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};
