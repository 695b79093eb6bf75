import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { AppError, isPassing } from '../core/errors.ts';
import { maxReceives, type QueueMessage, queueMessage, spareReceives } from '../core/messages.ts';
import type { Redelivery } from '../core/ports.ts';
import { backoffSeconds, spreadOf } from './backoff.ts';
import { type LastResortDeps, lastResort } from './last-resort.ts';

export interface Delivery {
  /** 1 for the first delivery. */
  attempt: number;
  /** When the message was sent and when it was first received, milliseconds since the Unix epoch by its queue's clock. */
  sentAt: number;
  receivedAt: number;
  /** The same of the first of the messages in whose place this one was put into its queue again. */
  since: number;
  /** True where a failure now sends the message to the dead-letter queue. */
  last: boolean;
  /** True where this comes after the last one: its worker did not live to give the message up, or gave it up in vain. */
  forsaken: boolean;
  /** Milliseconds left for this invocation. */
  remainingMs(): number;
}

/** `AppError.reason` of what came before something it needs, which is on its way in another group: nothing has failed. */
export const tooEarly = 'too_early';

/** Undefined where it is none that this version knows. */
const readMessage = (body: string): QueueMessage | undefined => {
  try {
    return queueMessage.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

const attemptOf = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount);

/**
 * The queue handler shape: one message, one call. A throw fails that message and, on a FIFO queue, the later
 * ones of its group only; failed messages come back after a backoff, not after the whole visibility time-out.
 */
export const worker = (
  deps: LastResortDeps & { redelivery: Redelivery },
  run: (message: QueueMessage, delivery: Delivery) => Promise<void>,
) => {
  const handle = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const retryAfter = new Map<string, number>();
    const handleRecord = async (record: SQSRecord) => {
      const attempt = attemptOf(record);
      const tries = maxReceives[deps.queue] - spareReceives[deps.queue];
      const last = attempt >= tries;
      const message = readMessage(record.body);
      try {
        if (message === undefined) {
          throw new AppError('invalid', `${deps.queue} holds a message that cannot be read`);
        }
        const sentAt = Number(record.attributes.SentTimestamp);
        await run(message, {
          attempt,
          sentAt,
          receivedAt: Number(record.attributes.ApproximateFirstReceiveTimestamp),
          since: 'since' in message ? (message.since ?? sentAt) : sentAt,
          last,
          forsaken: attempt > tries,
          remainingMs: () => context.getRemainingTimeInMillis(),
        });
      } catch (error) {
        if (error instanceof AppError && error.retryAfterMs !== undefined) {
          retryAfter.set(record.attributes.MessageGroupId ?? record.messageId, error.retryAfterMs);
        }
        const code = error instanceof AppError ? error.code : 'bug';
        const about =
          message !== undefined && 'conversation' in message ? { conversation: message.conversation } : {};
        const fields = { ...about, kind: deps.queue, count: attempt, code };
        if (error instanceof AppError && error.reason === tooEarly) {
          deps.telemetry.info('delivery_early', fields);
        } else deps.telemetry.warn('delivery_failed', fields, error);
        // What comes back after that is only tried again: somebody was called, and is not called with every delivery.
        const isCall = attempt === tries || attempt >= maxReceives[deps.queue] || isPassing(error);
        if (last && isCall && (await lastResort(deps, record, message, error)) === 'requeued') return;
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
      const attempt = attemptOf(record);
      const seconds = backoffSeconds(attempt, spreadOf(record.messageId, attempt), retryAfter.get(group));
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
