import { DatabaseSync } from 'node:sqlite';
import { sqliteQueues } from '../../../adapters/queues/sqlite.ts';
import { systemClock } from '../../../adapters/time/system-clock.ts';
import { AppError } from '../../../core/errors.ts';
import type { QueueName } from '../../../core/messages.ts';
import type { Clock, Telemetry } from '../../../core/ports.ts';
import { worker } from '../../../functions/worker.ts';
import { type Pump, type PumpWorker, startPump } from '../../../local/pump.ts';
import { fixedClock } from '../../factories/clock.ts';
import { done, gate, idleWorker, names, reply } from './pump-parts.ts';

describe('the pump', () => {
  let pump: Pump | undefined;
  let logged: [string, string | undefined][];

  beforeEach(() => {
    logged = [];
  });
  afterEach(() => pump?.stop());

  const start = (replies: Partial<PumpWorker>, clock: Clock = fixedClock()) => {
    const queues = sqliteQueues(new DatabaseSync(':memory:'), { clock });
    const log = {
      warn: (event: string, fields?: { kind?: string }) => logged.push([event, fields?.kind]),
      error: (event: string, fields?: { kind?: string }) => logged.push([event, fields?.kind]),
    };
    const workers: Record<QueueName, PumpWorker> = {
      inbox: idleWorker,
      replies: { ...idleWorker, ...replies },
      escalations: idleWorker,
      leads: idleWorker,
      timers: idleWorker,
    };
    const started = startPump({ queues, workers, log });
    pump = started;
    const send = async (conversation: string, ...sequence: number[]) => {
      for (const seq of sequence) {
        const options = { group: conversation, dedupe: String(seq) };
        await queues.send('replies', reply(conversation, seq), options);
      }
    };
    return { queues, send, pump: started };
  };

  it('hands what was sent to its worker and deletes what succeeded', async () => {
    const batches: string[][] = [];
    const { queues, send, pump } = start({
      handler: async (event) => {
        batches.push(names(event));
        return done;
      },
    });
    await send('a', 1, 2);
    await pump.idle();
    expect(batches).toEqual([['a1', 'a2']]);
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('leaves what failed in flight until it is due again', async () => {
    const clock = fixedClock();
    let failing = true;
    const seen: string[][] = [];
    const { queues, send, pump } = start(
      {
        handler: async (event) => {
          seen.push(names(event));
          const failed = event.Records.filter((record) => failing && record.body.includes('"seq":2'));
          return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
        },
      },
      clock,
    );
    await send('a', 1, 2);
    await pump.idle();
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 1, delayed: 0, dead: 0 });
    failing = false;
    clock.advance(6000);
    pump.wake();
    await pump.idle();
    expect(seen).toEqual([['a1', 'a2'], ['a2']]);
    expect(queues.depth('replies').inFlight).toBe(0);
  });

  it('runs groups beside each other, within the limit, and never one group twice', async () => {
    const gates = [gate(), gate(), gate()];
    const seen: string[] = [];
    const { send, pump } = start({
      batchSize: 1,
      concurrency: 2,
      handler: async (event) => {
        const turn = seen.push(...names(event)) - 1;
        await gates[turn]?.opened;
        return done;
      },
    });
    await send('a', 1, 2);
    await send('b', 1);
    await send('c', 1);
    await new Promise(setImmediate);
    expect(seen).toEqual(['a1', 'b1']);
    gates[1]?.open();
    gates[2]?.open();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(seen).toEqual(['a1', 'b1', 'c1']);
    gates[0]?.open();
    await pump.idle();
    expect(seen).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('boom'))],
    ['names a message it was never given', async () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
    ['does not answer in time', () => new Promise<never>(() => undefined)],
  ] as const)('takes the whole batch for failed where the worker %s', async (how, handler) => {
    const { queues, send, pump } = start({ handler, timeoutMs: 20 });
    await send('a', 1, 2);
    await pump.idle();
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 2, delayed: 0, dead: 0 });
    expect(logged).toEqual(how.startsWith('names') ? [] : [['invocation_failed', 'replies']]);
  });

  it('keeps going where a delivery outlived its visibility', async () => {
    const clock = fixedClock();
    const { queues, send, pump } = start(
      {
        handler: async (event) => {
          if (event.Records[0]?.attributes.ApproximateReceiveCount === '1') clock.advance(6000);
          return done;
        },
      },
      clock,
    );
    await send('a', 1);
    await pump.idle();
    expect(logged).toEqual([['delivery_outlived', 'replies']]);
    expect(queues.depth('replies')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('wakes by itself when a delayed message is due', async () => {
    const rung = gate();
    const queues = sqliteQueues(new DatabaseSync(':memory:'), { clock: systemClock });
    const timers: PumpWorker = {
      ...idleWorker,
      handler: async () => {
        rung.open();
        return done;
      },
    };
    const workers = {
      inbox: idleWorker,
      replies: idleWorker,
      escalations: idleWorker,
      leads: idleWorker,
      timers,
    };
    pump = startPump({ queues, workers, log: { warn: () => undefined, error: () => undefined } });
    const timer = { name: 'unclaimed', caseId: 'k', step: 0 } as const;
    const message = { type: 'timer', conversation: 'a', timer, due: 1 } as const;
    await queues.send('timers', message, { group: 'a', dedupe: 'd', delaySeconds: 1 });
    await pump.idle();
    expect(queues.depth('timers').delayed).toBe(1);
    await rung.opened;
    await pump.idle();
    expect(queues.depth('timers')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('finishes what runs when it stops, and starts nothing more', async () => {
    const { open, opened } = gate();
    const seen: string[] = [];
    const { queues, send, pump } = start({
      batchSize: 1,
      handler: async (event) => {
        seen.push(...names(event));
        await opened;
        return done;
      },
    });
    await send('a', 1, 2);
    await new Promise(setImmediate);
    const stopped = pump.stop();
    open();
    await stopped;
    expect(seen).toEqual(['a1']);
    expect(queues.depth('replies')).toEqual({ visible: 1, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('feeds the real worker shape, whose failures come back after their backoff until they are dead', async () => {
    const clock = fixedClock();
    const queues = sqliteQueues(new DatabaseSync(':memory:'), { clock });
    const attempts: [number, boolean][] = [];
    const telemetry: Telemetry = {
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      count: () => undefined,
      measure: () => undefined,
    };
    const handler = worker(
      { queue: 'inbox', telemetry, redelivery: queues, queues },
      async (_message, delivery) => {
        attempts.push([delivery.attempt, delivery.last]);
        throw new AppError('refused', 'no');
      },
    );
    const inbox: PumpWorker = { handler, batchSize: 10, concurrency: 1, timeoutMs: 1000 };
    const workers = {
      inbox,
      replies: idleWorker,
      escalations: idleWorker,
      leads: idleWorker,
      timers: idleWorker,
    };
    pump = startPump({ queues, workers, log: telemetry });
    await queues.send('inbox', { type: 'doorbell', conversation: 'a' }, { group: 'a', dedupe: 'd' });
    const waits: (number | undefined)[] = [];
    for (let round = 0; round < 8; round += 1) {
      await pump.idle();
      waits.push(queues.waitMs('inbox'));
      clock.advance(90_000);
      pump.wake();
    }
    const middles = [2, 4, 8, 16, 32, 60, 60];
    // Spread over half and half as much again, by the message's own id.
    const inRange = (wait = 0, i: number) =>
      wait >= (middles[i] ?? 0) * 500 && wait <= (middles[i] ?? 0) * 1500;
    expect(waits.map((wait, i) => (wait === undefined ? undefined : inRange(wait, i)))).toEqual([
      ...middles.map(() => true),
      undefined,
    ]);
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7].map((attempt) => [attempt, attempt >= 6]));
    expect(queues.deadLetters('inbox').map(({ body }) => body)).toEqual([
      { type: 'doorbell', conversation: 'a' },
    ]);
  });
});
