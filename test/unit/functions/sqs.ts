import type { Context, SQSEvent } from 'aws-lambda';
import type { QueueName } from '../../../core/messages.ts';
import type { LogFields } from '../../../core/telemetry.ts';

export interface TestRecord {
  body: unknown;
  attempt?: number;
  group?: string;
  /** When it was sent, milliseconds since the Unix epoch. */
  sentAt?: number;
  /** When it was first received; when it was sent, where it is left out. */
  receivedAt?: number;
}

export const lambdaContext = (remainingMs = 30_000) =>
  ({ getRemainingTimeInMillis: () => remainingMs }) as Context;

/** SQS as it calls a function: records m1, m2, … with receipts r1, r2, …; standard queues know no groups. */
export const sqsEvent = (queue: QueueName, records: TestRecord[]): SQSEvent =>
  ({
    Records: records.map(({ body, attempt = 1, group = 'g1', sentAt = 0, receivedAt = sentAt }, i) => ({
      messageId: `m${i + 1}`,
      receiptHandle: `r${i + 1}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:${queue}${queue === 'timers' ? '' : '.fifo'}`,
      attributes: {
        ApproximateReceiveCount: String(attempt),
        ApproximateFirstReceiveTimestamp: String(receivedAt),
        SentTimestamp: String(sentAt),
        ...(queue === 'timers' ? {} : { MessageGroupId: group }),
      },
    })),
  }) as unknown as SQSEvent;

/** Everything that is logged and counted. */
export const recordingTelemetry = () => {
  const events: { level: string; event: string; fields: LogFields | undefined }[] = [];
  const counted: string[] = [];
  const log = (level: string) => (event: string, fields?: LogFields) => {
    events.push({ level, event, fields });
  };
  return {
    events,
    counted,
    telemetry: {
      info: log('info'),
      warn: log('warn'),
      error: log('error'),
      count: (metric: string) => {
        counted.push(metric);
      },
      measure: (metric: string, milliseconds: number) => {
        counted.push(`${metric} ${milliseconds}`);
      },
    },
  };
};

/** A queue that can postpone, or fails to. */
export const recordingRedelivery = () => {
  const postponed: [string, number][] = [];
  const failures: Error[] = [];
  return {
    postponed,
    failures,
    redelivery: {
      postpone: async (receipt: string, seconds: number) => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        postponed.push([receipt, seconds]);
      },
    },
  };
};
