import type { Effect, EffectBody } from '../../../core/conversation/effect.ts';
import {
  healEffects,
  mostAttempts,
  overdueMs,
  sendInOrder,
} from '../../../core/conversation/heal-effects.ts';
import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import { monday } from '../../factories/clock.ts';
import { aReply, aState, aTurn } from '../../factories/conversation.ts';
import { createWorld } from '../../factories/world.ts';
import { recordingTelemetry } from '../functions/sqs.ts';

const conversation = 'liveagent:tick1234';
const timer: EffectBody = {
  kind: 'timer',
  timer: { name: 'unclaimed', caseId: 'case-1', step: 0 },
  due: monday + 3_600_000,
};
const note: EffectBody = { kind: 'note', text: 'x' };

/** Effects committed on Monday, and what was sent of them: queue, sequence number (0 for a timer) and round. */
const healing = async (bodies: EffectBody[]) => {
  const { store, clock } = createWorld();
  const effects = bodies.map((body, i) => ({ seq: i + 1, body }));
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: effects.length }), effects }));
  const sent: [QueueName, number, string | undefined][] = [];
  const queues = {
    send: async (queue: QueueName, message: QueueMessage, { dedupe }: { dedupe: string }) => {
      const name = message.type === 'doorbell' ? 'doorbell' : dedupe.split(`${conversation}:`)[1];
      sent.push([queue, message.type === 'effect' ? message.seq : 0, name]);
    },
  };
  const { telemetry, events } = recordingTelemetry();
  const deps = { store, queues, clock, telemetry };
  const undelivered = async (): Promise<Effect[]> =>
    (await store.load(conversation, { messages: 0 })).undelivered;
  return {
    clock,
    sent,
    events,
    store,
    /** A worker takes the effect and gives it up for now. */
    tryOnce: async (seq: number) => {
      const until = clock.now() + 1000;
      await store.leaseEffect({ conversation, seq }, { now: clock.now(), until });
      await store.settleEffect({ conversation, seq }, until, { status: 'pending', why: 'throttled' });
    },
    hold: (seq: number, ms: number) =>
      store.leaseEffect({ conversation, seq }, { now: clock.now(), until: clock.now() + ms }),
    heal: async (redelivered = false) =>
      healEffects(deps, conversation, await undelivered(), { now: clock.now(), redelivered }),
    sendAfter: async (later: { seq: number; body: EffectBody }[]) =>
      sendInOrder(deps, conversation, await undelivered(), later),
  };
};

const again = (at: number) => `again:${Math.floor(at / overdueMs)}`;

describe('effects left behind', () => {
  it('are left to their own messages while they are young', async () => {
    const { heal, sent, clock } = await healing([aReply(), note]);
    clock.advance(overdueMs);
    await heal();
    expect(sent).toEqual([]);
  });

  it('are sent again once they are overdue, tried or not, one message in two minutes', async () => {
    const { heal, sent, clock, tryOnce } = await healing([aReply(), note]);
    await tryOnce(1);
    clock.advance(overdueMs + 1);
    await heal();
    const round = again(clock.now());
    expect(sent).toEqual([
      ['replies', 1, `1:${round}`],
      ['escalations', 2, `2:${round}`],
    ]);
    clock.advance(1000);
    await heal();
    expect(sent.slice(2).map(([, , name]) => name)).toEqual([`1:${round}`, `2:${round}`]);
  });

  it('go under the name of their first sending where a doorbell comes again and nobody has tried them', async () => {
    const { heal, sent, tryOnce } = await healing([aReply(), note]);
    await tryOnce(1);
    await heal(true);
    expect(sent).toEqual([['escalations', 2, '2:first']]);
  });

  it('go before what is newer: a post must not wait in front of its card', async () => {
    const { sendAfter, sent, tryOnce } = await healing([aReply(), note, timer]);
    await tryOnce(1);
    await sendAfter([{ seq: 4, body: note }]);
    expect(sent).toEqual([
      ['escalations', 2, '2:first'],
      ['timers', 0, '3:first'],
      ['escalations', 4, '4:first'],
    ]);
  });

  it('that are timers have no worker that comes back: a lease that ran out is enough', async () => {
    const { heal, hold, sendAfter, sent, clock } = await healing([timer]);
    await hold(1, 30_000);
    await sendAfter([]);
    expect(sent).toEqual([]);
    await expect(heal(true)).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 30_000 });
    clock.advance(30_000);
    await sendAfter([]);
    expect(sent).toEqual([['timers', 0, '1:first']]);
  });

  it('that workers died over again and again are given up, in front of a person where a visitor waits', async () => {
    const { heal, hold, store, sent, clock, events } = await healing([
      aReply(),
      { kind: 'tag', name: 'x' },
      note,
    ]);
    for (let n = 0; n < mostAttempts; n += 1) {
      for (const seq of [1, 2]) await hold(seq, 1_000);
      clock.advance(1_000);
    }
    clock.advance(overdueMs);
    await heal();
    expect(sent).toEqual([
      ['inbox', 0, 'doorbell'],
      ['escalations', 3, `3:${again(clock.now())}`],
    ]);
    const { effects, inputs } = await store.history(conversation);
    expect(effects.map(({ status, why }) => [status, why])).toEqual([
      ['failed', 'attempts'],
      ['failed', 'attempts'],
      ['pending', undefined],
    ]);
    expect(inputs).toEqual([
      {
        id: 'failed:1',
        at: clock.now(),
        kind: 'delivery_failed',
        effect: 1,
        what: 'reply',
        why: 'attempts',
        handled: false,
      },
    ]);
    expect(events.map(({ event }) => event)).toEqual(['effect_failed', 'effect_failed']);
  });

  it('are not given up while somebody is at work on them', async () => {
    const { heal, hold, store, clock } = await healing([aReply()]);
    for (let n = 0; n < mostAttempts; n += 1) {
      await hold(1, 1_000);
      clock.advance(1_000);
    }
    clock.advance(overdueMs);
    await hold(1, 60_000);
    await heal();
    expect((await store.history(conversation)).effects[0]?.status).toBe('sending');
  });
});
