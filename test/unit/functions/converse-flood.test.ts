import { DatabaseSync } from 'node:sqlite';
import { sqliteConversations } from '../../../adapters/conversations/sqlite.ts';
import { sqliteQueues } from '../../../adapters/queues/sqlite.ts';
import { queueDelaySeconds } from '../../../core/messages.ts';
import type { HelpDesk } from '../../../core/ports.ts';
import config from '../../../frontdesk.config.ts';
import { converse } from '../../../functions/converse/handler.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { memoryCounters } from '../../factories/counters.ts';
import { sequentialIds } from '../../factories/ids.ts';
import { silentTelemetry } from '../../factories/world.ts';
import { lambdaContext } from './sqs.ts';

const stepMs = 20;
const never = async () => Promise.reject(new Error('nobody writes in these chats'));

interface Read {
  ticketId: string;
  at: number;
}

/** Several processes of the function on one queue; every request to LiveAgent is noted. */
const flooded = () => {
  const clock = fixedClock();
  const database = new DatabaseSync(':memory:');
  const queues = sqliteQueues(database, { clock, delaySeconds: queueDelaySeconds });
  const reads: Read[] = [];
  const read = (ticketId: string) => {
    reads.push({ ticketId, at: clock.now() - monday });
  };
  const helpDesk: HelpDesk = {
    findByCode: async (code) => {
      read(code);
      return undefined;
    },
    read: async (ticketId) => {
      read(ticketId);
      if (ticketId === 'unknown') return undefined;
      const common = { contactId: undefined, visitor: {}, createdAt: monday, messages: [] };
      return { ticketId, status: 'open', ...common };
    },
    readMessages: async (ticketId) => {
      read(ticketId);
      return [];
    },
    readVisitor: never,
    post: never,
    findPosted: never,
    addNote: never,
    findNote: never,
    transfer: never,
    resolve: never,
    tag: never,
    panelUrl: () => '',
  };
  const counters = memoryCounters(clock);
  const process = () =>
    converse({
      config,
      clock,
      counters,
      store: sqliteConversations(database, { retentionDays: 30, clock }),
      ids: sequentialIds(),
      telemetry: silentTelemetry,
      redelivery: queues,
      queues,
      helpDesk,
      knowledge: { search: never },
      pageReader: { read: never },
      model: { converse: never },
      detector: { detect: () => undefined },
    });
  const processes = [process(), process(), process()];
  let deliveries = 0;
  const work = async () => {
    const records = queues.receive('inbox', { max: 3, visibilitySeconds: 60 });
    for (const record of records) {
      deliveries += 1;
      const handle = processes[deliveries % processes.length] ?? process();
      const { batchItemFailures } = await handle({ Records: [record] }, lambdaContext());
      expect(batchItemFailures).toEqual([]);
      queues.delete(record.receiptHandle);
    }
  };
  let rung = 0;
  const ring = async (message: Parameters<typeof queues.send>[1], group: string) => {
    rung += 1;
    await queues.send('inbox', message, { group, dedupe: `webhook ${rung}` });
  };
  return { clock, reads, work, ring, queues };
};

const mostInOneSecond = (reads: Read[]): number => {
  const seconds = Map.groupBy(reads, ({ ticketId, at }) => `${ticketId} ${Math.floor(at / 1000)}`);
  return Math.max(...[...seconds.values()].map((one) => one.length));
};

describe('a flood of webhooks', () => {
  it.each([
    ['a chat', 'tick1234', 'messages' as const],
    ['a chat, about all of it', 'tick1234', undefined],
    ['a chat that is unknown', 'unknown', undefined],
  ])(
    'for %s costs one read a second over all processes, and the last one is not overlooked',
    async (_, id, look) => {
      const { clock, reads, work, ring, queues } = flooded();
      const conversation = `liveagent:${id}`;
      let lastRung = 0;
      for (let at = 0; at < 12_000; at += stepMs) {
        if (at < 6_000) {
          await ring(
            { type: 'doorbell', conversation, ...(look === undefined ? {} : { look }) },
            conversation,
          );
          lastRung = at;
        }
        await work();
        clock.advance(stepMs);
      }
      expect(mostInOneSecond(reads)).toBe(1);
      expect(reads.length).toBeGreaterThan(3);
      expect(reads.at(-1)?.at).toBeGreaterThanOrEqual(lastRung + 900);
      expect(queues.depth('inbox')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
    },
  );

  it('for a code costs as little', async () => {
    const { clock, reads, work, ring, queues } = flooded();
    for (let at = 0; at < 9_000; at += stepMs) {
      if (at < 3_000) await ring({ type: 'doorbell_by_code', code: 'ABC-1' }, 'code:ABC-1');
      await work();
      clock.advance(stepMs);
    }
    expect(mostInOneSecond(reads)).toBe(1);
    expect(queues.depth('inbox')).toEqual({ visible: 0, inFlight: 0, delayed: 0, dead: 0 });
  });

  it('for one chat does not hold another back', async () => {
    const { clock, reads, work, ring } = flooded();
    for (let at = 0; at < 6_000; at += stepMs) {
      await ring({ type: 'doorbell', conversation: 'liveagent:noisy' }, 'liveagent:noisy');
      if (at === 3_000) await ring({ type: 'doorbell', conversation: 'liveagent:calm' }, 'liveagent:calm');
      await work();
      clock.advance(stepMs);
    }
    expect(reads.find(({ ticketId }) => ticketId === 'calm')?.at).toBe(4_000);
  });
});
