import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { AppError } from '../core/errors.ts';
import { maxReceives, type QueueMessage, type QueueName, queueMessage } from '../core/messages.ts';
import type { Redelivery, Telemetry } from '../core/ports.ts';

export interface Delivery {
  /** 1 for the first delivery. */
  attempt: number;
  /** When the message was sent, milliseconds since the Unix epoch. */
  sentAt: number;
  /** True where a failure now sends the message to the dead-letter queue. */
  last: boolean;
  /** Milliseconds left for this invocation. */
  remainingMs(): number;
}

const attemptOf = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount);

/**
 * Seconds to wait after failed delivery number `attempt`: 2 doubling to 60, or what the other side asked for, up to
 * two minutes: beyond that a visitor is better off with the next attempt failing, which brings a person nearer.
 */
export const backoffSeconds = (attempt: number, retryAfterMs = 0): number =>
  Math.min(120, Math.max(Math.ceil(retryAfterMs / 1000), Math.min(60, 2 ** Math.min(attempt, 6))));

/**
 * The queue handler shape: one message, one call. A throw fails that message and, on a FIFO queue, the later
 * ones of its group only; failed messages come back after a backoff, not after the whole visibility time-out.
 */
export const worker = (
  deps: { queue: QueueName; telemetry: Telemetry; redelivery: Redelivery },
  run: (message: QueueMessage, delivery: Delivery) => Promise<void>,
) => {
  const handle = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const retryAfter = new Map<string, number>();
    const handleRecord = async (record: SQSRecord) => {
      const attempt = attemptOf(record);
      try {
        await run(queueMessage.parse(JSON.parse(record.body)), {
          attempt,
          sentAt: Number(record.attributes.SentTimestamp),
          last: attempt >= maxReceives[deps.queue],
          remainingMs: () => context.getRemainingTimeInMillis(),
        });
      } catch (error) {
        if (error instanceof AppError && error.retryAfterMs !== undefined) {
          retryAfter.set(record.attributes.MessageGroupId ?? record.messageId, error.retryAfterMs);
        }
        const code = error instanceof AppError ? error.code : 'bug';
        deps.telemetry.warn('delivery_failed', { kind: deps.queue, count: attempt, code }, error);
        throw error;
      }
    };
    const options = { context, throwOnFullBatchFailure: false };
    const response =
      deps.queue === 'timers'
        ? await processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), options)
        : await processPartialResponse(event, handleRecord, new SqsFifoPartialProcessorAsync(), {
            ...options,
            skipGroupOnError: true,
          });
    const failed = new Set(response.batchItemFailures.map((failure) => failure.itemIdentifier));
    for (const record of event.Records.filter((r) => failed.has(r.messageId))) {
      const group = record.attributes.MessageGroupId ?? record.messageId;
      const seconds = backoffSeconds(attemptOf(record), retryAfter.get(group));
      try {
        await deps.redelivery.postpone(record.receiptHandle, seconds);
      } catch (error) {
        // Without it the message comes back after the whole visibility time-out: later, not lost.
        deps.telemetry.warn('postpone_failed', { kind: deps.queue }, error);
      }
    }
    return response;
  };
  return middy<SQSEvent, SQSBatchResponse>().handler(handle);
};
