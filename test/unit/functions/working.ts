import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import { type Delivery, worker } from '../../../functions/worker.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent, type TestRecord } from './sqs.ts';

/** A worker that fails for the conversations given, and what was asked of it. */
export const working = (queue: QueueName, failures: Record<string, Error> = {}) => {
  const { telemetry, events } = recordingTelemetry();
  const { redelivery, postponed, failures: postponeFailures } = recordingRedelivery();
  const run: { message: QueueMessage; delivery: Omit<Delivery, 'remainingMs'>; remaining: number }[] = [];
  const sent: unknown[][] = [];
  const refusals: Error[] = [];
  const send = async (...call: unknown[]) => {
    const refusal = refusals.shift();
    if (refusal !== undefined) throw refusal;
    sent.push(call);
  };
  const handle = worker(
    { queue, telemetry, redelivery, queues: { send } },
    async (message, { remainingMs, ...delivery }) => {
      run.push({ message, delivery, remaining: remainingMs() });
      const failure = 'conversation' in message ? failures[message.conversation] : undefined;
      if (failure !== undefined) throw failure;
    },
  );
  const receive = (records: TestRecord[]) => handle(sqsEvent(queue, records), lambdaContext(4_321));
  const ran = () => run.map(({ message }) => ('conversation' in message ? message.conversation : ''));
  return { receive, run, ran, events, postponed, postponeFailures, sent, refusals };
};
export const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
