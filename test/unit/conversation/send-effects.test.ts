import { sendEffects } from '../../../core/conversation/send-effects.ts';
import { AppError } from '../../../core/errors.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import type { QueueMessage, QueueName } from '../../../core/messages.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, aReply, aState, aTurn } from '../../factories/conversation.ts';
import { createWorld } from '../../factories/world.ts';

const conversation = 'liveagent:tick1234';
const timer = (due: number) =>
  ({ kind: 'timer', timer: { name: 'unclaimed', caseId: 'case-1', step: 0 }, due }) as const;

/** Stored effects, a queue that can be made to refuse, and what went into it. */
const sending = async (bodies: Parameters<typeof sendEffects>[2][number]['body'][]) => {
  const { store, clock } = createWorld();
  const effects = bodies.map((body, i) => ({ seq: i + 1, body }));
  await store.commit(conversation, aTurn({ state: aState({ lastEffect: effects.length }), effects }));
  const sent: { queue: QueueName; message: QueueMessage; options: object }[] = [];
  const refusals: Error[] = [];
  const queues = {
    send: async (queue: QueueName, message: QueueMessage, options: object) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      sent.push({ queue, message, options });
    },
  };
  const send = (round: string) => sendEffects({ store, queues, clock }, conversation, effects, round);
  const statuses = async () => (await store.history(conversation)).effects.map(({ status }) => status);
  return { clock, store, sent, refusals, send, statuses };
};

describe('effects', () => {
  it('go to the queue of their worker in order, each round with names of its own', async () => {
    const post = { kind: 'thread_post', card: 1, post: { from: 'visitor', text: 'Hello?' } } as const;
    const { send, sent } = await sending([aReply(), post, { kind: 'resolve' }]);
    await send('first');
    await send('again:1');
    const entry = (queue: string, seq: number, round: string) => ({
      queue,
      message: { type: 'effect', conversation, seq },
      options: { group: conversation, dedupe: `${conversation}:${seq}:${round}` },
    });
    const round = (name: string) => [
      entry('replies', 1, name),
      entry('escalations', 2, name),
      entry('replies', 3, name),
    ];
    expect(sent).toEqual([...round('first'), ...round('again:1')]);
  });

  it('send a brief to the worker with the model, in a group in which nobody waits for it', async () => {
    const { send, sent } = await sending([{ kind: 'brief', caseId: 'case-1', openedAt: monday }]);
    await send('first');
    expect(sent).toEqual([
      {
        queue: 'inbox',
        message: { type: 'effect', conversation, seq: 1 },
        options: { group: `brief:${conversation}`, dedupe: `${conversation}:1:first` },
      },
    ]);
  });

  const view = viewOfCase(conversation, aState(), aCase());
  it.each([
    ['card', 'escalations', { kind: 'card_update', card: 1, view }],
    ['note', 'escalations', { kind: 'note', card: 1, text: 'Escalated' }],
    ['tag', 'replies', { kind: 'tag', name: 'escalated' }],
    ['transfer', 'replies', { kind: 'transfer', department: 'd' }],
  ] as const)(
    'go in a group of their own (%s) where no words have to wait for them',
    async (group, queue, body) => {
      const { send, sent } = await sending([body]);
      await send('first');
      expect(sent).toEqual([
        {
          queue,
          message: { type: 'effect', conversation, seq: 1 },
          options: { group: `${group}:${conversation}`, dedupe: `${conversation}:1:first` },
        },
      ]);
    },
  );

  it.each([
    [monday + 120_000, 120],
    [monday + 120_001, 121],
    [monday + 86_400_000, 900],
    [monday - 5_000, 0],
  ])('timers due at %i wait %i s in their queue, and go in once', async (due, delaySeconds) => {
    const { send, sent, statuses } = await sending([timer(due)]);
    await send('first');
    await send('again:1');
    expect([sent, await statuses()]).toEqual([
      [
        {
          queue: 'timers',
          message: { type: 'timer', conversation, timer: timer(due).timer, due },
          options: { group: conversation, dedupe: `${conversation}:1:first`, delaySeconds },
        },
      ],
      ['sent'],
    ]);
  });

  it('timers that the queue refused go in with the next round', async () => {
    const { send, sent, refusals, statuses } = await sending([timer(monday + 60_000), aReply()]);
    const down = new AppError('unavailable', 'the queue is down');
    refusals.push(down);
    await expect(send('first')).rejects.toBe(down);
    expect([sent, await statuses()]).toEqual([[], ['pending', 'pending']]);
    await send('again:1');
    expect([sent.map(({ queue }) => queue), await statuses()]).toEqual([
      ['timers', 'replies'],
      ['sent', 'pending'],
    ]);
  });

  it('timers that another attempt holds are waited for, not forgotten', async () => {
    const { send, sent, store, clock } = await sending([timer(monday + 60_000)]);
    await store.leaseEffect({ conversation, seq: 1 }, { now: monday, until: monday + 30_000 });
    clock.advance(10_000);
    await expect(send('again:1')).rejects.toMatchObject({
      name: 'AppError',
      code: 'throttled',
      message: 'timer 1 is leased by another attempt; expected it to be free',
      retryAfterMs: 20_000,
    });
    clock.advance(20_000);
    await send('again:2');
    expect(sent.map(({ queue }) => queue)).toEqual(['timers']);
  });

  it('timers that a bug kept from their queue are free for the next round', async () => {
    const { send, refusals, store } = await sending([timer(monday + 60_000)]);
    const bug = new TypeError('a bug');
    refusals.push(bug);
    await expect(send('first')).rejects.toBe(bug);
    expect((await store.history(conversation)).effects[0]).toMatchObject({ status: 'pending', why: 'bug' });
    await send('again:1');
    expect((await store.history(conversation)).effects[0]).toMatchObject({ status: 'sent' });
  });
});
