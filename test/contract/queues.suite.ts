import { maxReceives, type QueueMessage, type QueueName } from '../../core/messages.ts';
import type { Queues, Redelivery } from '../../core/ports.ts';
import { appError } from '../factories/errors.ts';

export interface Received {
  receiptHandle: string;
  message: QueueMessage;
  /** ApproximateReceiveCount. */
  attempt: number;
  group: string | undefined;
}

/** Queues that nothing else uses, and the consumer's side of them. */
export interface QueueHarness {
  queues: Queues;
  redelivery(queue: QueueName): Redelivery;
  receive(queue: QueueName, options: { max: number; visibilitySeconds: number }): Promise<Received[]>;
  remove(queue: QueueName, receiptHandle: string): Promise<void>;
  dead(queue: QueueName): Promise<QueueMessage[]>;
  /** Lets time go by: for the twin on its clock, for a service in truth. */
  pass(seconds: number): Promise<void>;
}

const doorbell = (conversation: string): QueueMessage => ({ type: 'doorbell', conversation });
const reply = (conversation: string, seq: number): QueueMessage => ({ type: 'effect', conversation, seq });
const timer: QueueMessage = {
  type: 'timer',
  conversation: 'liveagent:a',
  timer: { name: 'unclaimed', caseId: 'case-1', step: 0 },
  due: 1,
};
const ten = { max: 10, visibilitySeconds: 30 };

/** What Queues and Redelivery must do, seen from both ends. */
export const queuesContract = (open: () => Promise<QueueHarness>): void => {
  let harness: QueueHarness;
  beforeEach(async () => {
    harness = await open();
  });

  const sendReplies = async (conversation: string, ...sequence: number[]) => {
    for (const seq of sequence) {
      const options = { group: conversation, dedupe: `${conversation} ${seq}` };
      await harness.queues.send('replies', reply(conversation, seq), options);
    }
  };
  const messages = (received: Received[]) => received.map(({ message }) => message);
  const take = (visibilitySeconds = 30, max = 10) => harness.receive('replies', { max, visibilitySeconds });

  it('deliver a message whole, counted and under its group', async () => {
    await harness.queues.send('inbox', doorbell('liveagent:a'), { group: 'liveagent:a', dedupe: 'd' });
    expect(await harness.receive('inbox', ten)).toEqual([
      {
        receiptHandle: expect.stringMatching(/./),
        message: doorbell('liveagent:a'),
        attempt: 1,
        group: 'liveagent:a',
      },
    ]);
  });

  it.each([
    ['noncharacters', 'liveagent:\ufffe\uffff'],
    ['control characters', 'liveagent:\u0000\u0008\u001f\u007f'],
    ['half a surrogate pair', 'liveagent:\ud800x\udfff'],
    ['text outside of ASCII', 'liveagent:\u{1fffe}é漢🦊'],
    ['what looks like an escape', 'liveagent:\\ufffe"\\'],
  ])('carry %s in ids unharmed, in the message, its group and its name', async (_what, conversation) => {
    await harness.queues.send('inbox', doorbell(conversation), { group: conversation, dedupe: conversation });
    await harness.queues.send('inbox', doorbell(conversation), { group: conversation, dedupe: conversation });
    await harness.queues.send('timers', { ...timer, conversation }, { group: conversation, dedupe: 'd' });
    expect([
      messages(await harness.receive('inbox', ten)),
      messages(await harness.receive('timers', ten)),
    ]).toEqual([[doorbell(conversation)], [{ ...timer, conversation }]]);
  });

  it('keep a group in order and hold it while one of its messages is in flight; others flow', async () => {
    await sendReplies('a', 1, 2);
    const [first, second] = await take();
    await sendReplies('a', 3);
    await sendReplies('b', 1);
    const meanwhile = await take();
    await harness.remove('replies', first?.receiptHandle ?? '');
    const stillHeld = await take();
    await harness.remove('replies', second?.receiptHandle ?? '');
    const then = await take();
    expect([first, second].map((received) => received?.message)).toEqual([reply('a', 1), reply('a', 2)]);
    expect([meanwhile, stillHeld, then].map(messages)).toEqual([[reply('b', 1)], [], [reply('a', 3)]]);
  });

  it('take a message once within a group, even after it was handled', async () => {
    const send = (group: string) => harness.queues.send('inbox', doorbell(group), { group, dedupe: 'same' });
    await send('a');
    await send('a');
    await send('b');
    const received = await harness.receive('inbox', ten);
    for (const { receiptHandle } of received) await harness.remove('inbox', receiptHandle);
    await send('a');
    expect(messages(received)).toEqual([doorbell('a'), doorbell('b')]);
    expect(await harness.receive('inbox', ten)).toEqual([]);
  });

  it('deliver again, in order, what nobody finished in time', async () => {
    await sendReplies('a', 1, 2);
    await take(1);
    await harness.pass(1.1);
    const again = await take();
    expect(again.map(({ message, attempt }) => ({ message, attempt }))).toEqual([
      { message: reply('a', 1), attempt: 2 },
      { message: reply('a', 2), attempt: 2 },
    ]);
  });

  it('postpone a message and what stands behind it', async () => {
    await sendReplies('a', 1, 2);
    const [first] = await take(30, 1);
    const { postpone } = harness.redelivery('replies');
    await postpone(first?.receiptHandle ?? '', 1);
    const early = await take();
    await harness.pass(1.1);
    const late = await take();
    expect([early, late].map(messages)).toEqual([[], [reply('a', 1), reply('a', 2)]]);
    for (const { receiptHandle } of late) await postpone(receiptHandle, 0);
    expect((await take()).map(({ attempt }) => attempt)).toEqual([3, 2]);
  });

  it('refuse to postpone what is no longer in flight', async () => {
    await sendReplies('a', 1);
    const [first] = await take();
    await harness.remove('replies', first?.receiptHandle ?? '');
    await expect(harness.redelivery('replies').postpone(first?.receiptHandle ?? '', 5)).rejects.toEqual(
      appError('conflict', 'the receipt is not in flight any more; expected the one of the newest delivery'),
    );
  });

  it('give a message up after its last delivery and let the next of its group through', async () => {
    await sendReplies('a', 1);
    for (let attempt = 1; attempt <= maxReceives.replies; attempt += 1) {
      const [received] = await take();
      expect(received?.attempt).toBe(attempt);
      await harness.redelivery('replies').postpone(received?.receiptHandle ?? '', 0);
    }
    await sendReplies('a', 2);
    const next = [...(await take()), ...(await take())];
    expect(messages(next)).toEqual([reply('a', 2)]);
    expect(await harness.dead('replies')).toEqual([reply('a', 1)]);
  });

  it('delay timers, without order or deduplication', async () => {
    const options = { group: 'a', dedupe: 'same' };
    await harness.queues.send('timers', timer, { ...options, delaySeconds: 1 });
    await harness.queues.send('timers', { ...timer, due: 2 }, options);
    await harness.queues.send('timers', { ...timer, due: 2 }, options);
    const early = await harness.receive('timers', ten);
    await harness.pass(1.1);
    const late = await harness.receive('timers', ten);
    expect(messages(early)).toEqual([
      { ...timer, due: 2 },
      { ...timer, due: 2 },
    ]);
    expect(late.map(({ message, group }) => ({ message, group }))).toEqual([
      { message: timer, group: undefined },
    ]);
  });

  it.each(['#', 'a b', '🦊', 'é', 'x'.repeat(200)])('keep conversations such as %j apart', async (odd) => {
    await sendReplies(odd, 1);
    await sendReplies(`${odd.slice(1)}!`, 2);
    expect(messages(await take())).toEqual([reply(odd, 1), reply(`${odd.slice(1)}!`, 2)]);
  });

  it('refuse a delay that the queue would not keep', async () => {
    const send = (queue: QueueName, delaySeconds: number) =>
      harness.queues.send(queue, timer, { group: 'a', dedupe: 'd', delaySeconds });
    await expect(send('replies', 1)).rejects.toEqual(
      appError('invalid', 'delaySeconds is 1 on queue "replies"; expected a delay on "timers" only'),
    );
    await expect(send('timers', 901)).rejects.toEqual(
      appError('invalid', 'delaySeconds is 901; expected a whole number of seconds from 0 to 900'),
    );
    await expect(send('timers', 0.5)).rejects.toEqual(
      appError('invalid', 'delaySeconds is 0.5; expected a whole number of seconds from 0 to 900'),
    );
  });

  it('refuse a message no worker could read', async () => {
    const long = { type: 'doorbell', conversation: 'x'.repeat(201) } as const;
    await expect(harness.queues.send('inbox', long, { group: 'a', dedupe: 'd' })).rejects.toEqual(
      appError('invalid', 'message for queue "inbox" is malformed at conversation; expected a QueueMessage'),
    );
  });
};
