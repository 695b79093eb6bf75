import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { sqliteQueues } from '../../adapters/queues/sqlite.ts';
import { type QueueMessage, queueMessage } from '../../core/messages.ts';
import { fixedClock } from '../factories/clock.ts';
import { appError } from '../factories/errors.ts';
import { type QueueHarness, queuesContract } from './queues.suite.ts';

const open = () => {
  const clock = fixedClock();
  const database = new DatabaseSync(':memory:');
  const queues = sqliteQueues(database, { clock });
  const harness: QueueHarness = {
    queues,
    redelivery: () => queues,
    receive: async (queue, options) =>
      queues.receive(queue, options).map((record) => ({
        receiptHandle: record.receiptHandle,
        message: queueMessage.parse(JSON.parse(record.body)),
        attempt: Number(record.attributes.ApproximateReceiveCount),
        group: record.attributes.MessageGroupId,
      })),
    remove: async (_queue, receiptHandle) => queues.delete(receiptHandle),
    dead: async (queue) => queues.deadLetters(queue).map(({ body }) => body),
    pass: async (seconds) => clock.advance(seconds * 1000),
  };
  return { clock, database, queues, harness };
};

const reply = (conversation: string, seq: number): QueueMessage => ({ type: 'effect', conversation, seq });
const stale = appError(
  'conflict',
  'the receipt is not in flight any more; expected the one of the newest delivery',
);

describe('queues in SQLite', () => {
  queuesContract(async () => open().harness);

  const one = async () => {
    const it = open();
    await it.queues.send('replies', reply('a', 1), { group: 'a', dedupe: '1' });
    const [record] = it.queues.receive('replies', { max: 1, visibilitySeconds: 10 });
    return { ...it, receipt: record?.receiptHandle ?? '' };
  };

  it('refuse to delete by the receipt of a delivery that is over', async () => {
    const { clock, queues, receipt } = await one();
    clock.advance(10_000);
    expect(() => queues.delete(receipt)).toThrow(stale);
    const [again] = queues.receive('replies', { max: 1, visibilitySeconds: 10 });
    expect(() => queues.delete(receipt)).toThrow(stale);
    queues.delete(again?.receiptHandle ?? '');
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('take a message again once five minutes have gone by', async () => {
    const { clock, queues, receipt } = await one();
    queues.delete(receipt);
    const send = () => queues.send('replies', reply('a', 1), { group: 'a', dedupe: '1' });
    clock.advance(299_999);
    await send();
    expect(queues.depth('replies').visible).toBe(0);
    clock.advance(1);
    await send();
    expect(queues.depth('replies').visible).toBe(1);
  });

  it('outlive the process: what was in flight is received again', async () => {
    const { clock, database, queues, receipt } = await one();
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 1, delayed: 0, dead: 0 });
    const reborn = sqliteQueues(database, { clock });
    reborn.recover();
    expect(() => reborn.delete(receipt)).toThrow(stale);
    const [record] = reborn.receive('replies', { max: 1, visibilitySeconds: 10 });
    expect(record?.attributes.ApproximateReceiveCount).toBe('2');
  });

  it('tell how long until something becomes visible', async () => {
    const { queues } = await one();
    expect(queues.waitMs('replies')).toBe(10_000);
    expect(queues.waitMs('inbox')).toBeUndefined();
  });

  it('wait no longer for what became visible right after a look', async () => {
    const clock = fixedClock();
    const queues = sqliteQueues(new DatabaseSync(':memory:'), { clock, delaySeconds: { inbox: 1 } });
    await queues.send('inbox', { type: 'doorbell', conversation: 'a' }, { group: 'a', dedupe: 'd' });
    expect(queues.receive('inbox', { max: 1, visibilitySeconds: 10 })).toEqual([]);
    clock.advance(1_000);
    expect(queues.waitMs('inbox')).toBe(0);
  });

  const step = fc.record({
    max: fc.integer({ min: 1, max: 5 }),
    /** Of each received message: finished, left to its time-out, or postponed by so many seconds. */
    fates: fc.array(fc.constantFrom<'done' | 'left' | number>('done', 'left', 0, 1, 5), {
      minLength: 5,
      maxLength: 5,
    }),
    pause: fc.constantFrom(0, 500, 2000, 11_000),
  });

  it('finish every group in order whatever fails on the way', async () => {
    const groups = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(groups, fc.array(step, { maxLength: 40 }), async (sent, steps) => {
        const { clock, database, queues } = open();
        for (const [index, group] of sent.entries()) {
          await queues.send('replies', reply(group, index + 1), { group, dedupe: String(index) });
        }
        const finished: Record<string, number[]> = {};
        const given = new Set<number>();
        const work = async ({ max, fates, pause }: (typeof steps)[number]) => {
          const stopped = new Set<string | undefined>();
          for (const [index, record] of queues.receive('replies', { max, visibilitySeconds: 10 }).entries()) {
            const group = record.attributes.MessageGroupId ?? '';
            const { seq } = JSON.parse(record.body) as { seq: number };
            given.add(seq);
            // As the workers do: what stands behind a failure in its batch fails with it.
            const fate = stopped.has(group) ? 0 : (fates[index] ?? 'done');
            if (fate === 'done') {
              queues.delete(record.receiptHandle);
              finished[group] = [...(finished[group] ?? []), seq];
            } else {
              stopped.add(group);
              if (fate !== 'left') await queues.postpone(record.receiptHandle, fate);
            }
          }
          clock.advance(pause);
        };
        for (const next of steps) await work(next);
        const calm: (typeof steps)[number] = { max: 5, fates: [], pause: 11_000 };
        for (let round = 0; round < 60; round += 1) await work(calm);
        const dead = queues.deadLetters('replies').map(({ body }) => (body.type === 'effect' ? body.seq : 0));
        for (const group of ['a', 'b', 'c']) {
          const expected = sent.flatMap((name, index) => (name === group ? [index + 1] : []));
          expect(finished[group] ?? []).toEqual(expected.filter((seq) => !dead.includes(seq)));
        }
        expect(given.size).toBe(sent.length);
        expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: dead.length });
        database.close();
      }),
      { numRuns: 100 },
    );
  });
});
