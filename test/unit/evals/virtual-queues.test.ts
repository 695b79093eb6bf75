import type { SQSEvent } from 'aws-lambda';
import { maxReceives } from '../../../core/messages.ts';
import { virtualClock, virtualQueues, type Workers } from '../../../evals/virtual-queues.ts';
import { monday } from '../../factories/clock.ts';

const ring = { type: 'doorbell' as const, conversation: 'c' };
const effect = (seq: number) => ({ type: 'effect' as const, conversation: 'c', seq });
const timer = (step: number) => ({
  type: 'timer' as const,
  conversation: 'c',
  timer: { name: 'unclaimed' as const, caseId: 'c1', step },
  due: monday,
});
const to = { group: 'c', dedupe: 'd' };

/** Queues whose workers write down what they get and when, and fail while `failing` counts down. */
const setUp = () => {
  const clock = virtualClock(monday);
  const world = virtualQueues(clock);
  const delivered: string[] = [];
  const failing = { times: 0 };
  const worker = async ({ Records: [record] }: SQSEvent) => {
    const { type, seq, timer: of } = JSON.parse(record?.body ?? '{}');
    const attempt = record?.attributes.ApproximateReceiveCount;
    delivered.push(
      `${type} ${seq ?? of?.step ?? ''} attempt ${attempt} at ${(clock.now() - monday) / 1000} s`,
    );
    if (failing.times === 0) return { batchItemFailures: [] };
    failing.times -= 1;
    await world.redelivery.postpone(record?.receiptHandle ?? '', 5);
    return { batchItemFailures: [{ itemIdentifier: record?.messageId ?? '' }] };
  };
  const workers: Workers = {
    inbox: worker,
    replies: worker,
    escalations: worker,
    leads: worker,
    timers: worker,
  };
  return { clock, ...world, delivered, failing, workers };
};

describe('virtual queues', () => {
  it('deliver after the delay of the queue, and leave timers alone', async () => {
    const { queues, settle, workers, delivered } = setUp();
    await queues.send('timers', timer(0), { ...to, delaySeconds: 120 });
    await queues.send('inbox', ring, to);
    await queues.send('replies', effect(1), to);
    await settle(workers);
    expect(delivered).toEqual(['effect 1 attempt 1 at 0 s', 'doorbell  attempt 1 at 1 s']);
  });

  it('ring timers as time passes, in the order they are due', async () => {
    const { clock, queues, pass, workers, delivered } = setUp();
    await queues.send('timers', timer(1), { ...to, delaySeconds: 300 });
    await queues.send('timers', timer(0), { ...to, delaySeconds: 120 });
    await queues.send('timers', timer(2), { ...to, delaySeconds: 600 });
    await pass(workers, monday + 300_000);
    expect(delivered).toEqual(['timer 0 attempt 1 at 120 s', 'timer 1 attempt 1 at 300 s']);
    expect(clock.now()).toBe(monday + 300_000);
  });

  it('deliver what failed again after its backoff, and hold the rest of that queue back', async () => {
    const { queues, settle, workers, delivered, failing, dead } = setUp();
    failing.times = 1;
    await queues.send('replies', effect(1), to);
    await queues.send('replies', effect(2), to);
    await settle(workers);
    expect(delivered).toEqual([
      'effect 1 attempt 1 at 0 s',
      'effect 1 attempt 2 at 5 s',
      'effect 2 attempt 1 at 5 s',
    ]);
    expect(dead).toEqual([]);
  });

  it('give up what fails every time', async () => {
    const { queues, settle, workers, delivered, failing, dead } = setUp();
    failing.times = 99;
    await queues.send('inbox', ring, to);
    await settle(workers);
    expect(delivered).toHaveLength(maxReceives.inbox);
    expect(dead).toEqual([{ queue: 'inbox', message: ring }]);
  });

  it('fail where something rings for ever', async () => {
    const { queues, settle, workers } = setUp();
    const again = async () => {
      await queues.send('inbox', ring, to);
      return { batchItemFailures: [] };
    };
    await queues.send('inbox', ring, to);
    await expect(settle({ ...workers, inbox: again })).rejects.toThrow(
      '2000 deliveries did not empty the queues',
    );
  });
});

describe('a virtual clock', () => {
  it('never goes back', () => {
    const clock = virtualClock(monday);
    clock.moveTo(monday + 5);
    clock.moveTo(monday + 2);
    expect(clock.now()).toBe(monday + 5);
  });
});
