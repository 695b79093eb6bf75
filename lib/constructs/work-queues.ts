import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { QueueName } from '../../core/messages.ts';
import { WorkQueue } from './work-queue.ts';

export type WorkQueues = Record<QueueName, WorkQueue>;

/** All five queues. FIFO ones are grouped by conversation; `timers` is not, since FIFO knows no delay by message. */
export const workQueues = (scope: Construct): WorkQueues => ({
  // A few model calls and a page read; a visitor who has waited a minute is better off with a person.
  inbox: new WorkQueue(scope, 'inbox', { fifo: true, workerTimeout: Duration.seconds(60) }),
  // One post, and after an ambiguous one a read-back, each with its own time-out of some seconds.
  replies: new WorkQueue(scope, 'replies', { fifo: true, workerTimeout: Duration.seconds(30) }),
  escalations: new WorkQueue(scope, 'escalations', { fifo: true, workerTimeout: Duration.seconds(30) }),
  leads: new WorkQueue(scope, 'leads', { fifo: true, workerTimeout: Duration.seconds(30) }),
  // Ten reads and sends inside AWS.
  timers: new WorkQueue(scope, 'timers', { fifo: false, workerTimeout: Duration.seconds(30) }),
});
