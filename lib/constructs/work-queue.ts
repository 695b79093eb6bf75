import { Duration } from 'aws-cdk-lib';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { maxReceives, type QueueName, queueDelaySeconds } from '../../core/messages.ts';
import type { HouseFunction } from './house-function.ts';

/**
 * A message whose worker died without a word (crash or time-out) comes back after this many of the worker's
 * time-outs. AWS advises six, to outlast throttled invocations; the event sources here bound concurrency themselves
 * (an account that allows less than their sum is told of by an alarm),
 * and with six a visitor would wait six minutes for an answer. Failures that the worker reports come back after
 * seconds, by its own backoff.
 */
const timeoutsUntilRedelivery = 2;

/** Longer than any outage worth waiting for; what is older would answer a visitor long gone. */
const retention = Duration.days(4);

/** As long as SQS keeps anything: a person has to look at these. */
const deadLetterRetention = Duration.days(14);

/** A queue, its dead-letter queue and the way to its worker. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** Time-out of the function that works on it; the visibility time-out follows from it. */
  readonly workerTimeout: Duration;

  constructor(scope: Construct, name: QueueName, props: { fifo: boolean; workerTimeout: Duration }) {
    super(scope, name);
    this.workerTimeout = props.workerTimeout;
    const fifo = props.fifo
      ? {
          fifo: true,
          deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
          fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
        }
      : {};
    const common = { ...fifo, encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: deadLetterRetention });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(timeoutsUntilRedelivery * props.workerTimeout.toSeconds()),
      retentionPeriod: retention,
      deliveryDelay: Duration.seconds(queueDelaySeconds[name]),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxReceives[name] },
    });
  }

  get url(): string {
    return this.queue.queueUrl;
  }

  grantSend(sender: HouseFunction) {
    sender.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }

  /** Feeds `worker`, which reports failed messages one by one and may postpone them. */
  feed(worker: HouseFunction, options: { batchSize: number; maxConcurrency: number }) {
    worker.allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
    worker.lambda.addEventSourceMapping('Feed', {
      eventSourceArn: this.queue.queueArn,
      reportBatchItemFailures: true,
      ...options,
    });
  }
}
