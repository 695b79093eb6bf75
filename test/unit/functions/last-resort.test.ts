import { AppError } from '../../../core/errors.ts';
import type { QueueName } from '../../../core/messages.ts';
import { worker } from '../../../functions/worker.ts';
import { lambdaContext, recordingRedelivery, recordingTelemetry, sqsEvent, type TestRecord } from './sqs.ts';
import { failed, working } from './working.ts';

const doorbell = (conversation: string) => ({ type: 'doorbell', conversation });

describe('a message that fails for the last time', () => {
  const down = new AppError('unavailable', 'the store is down');
  const bug = new TypeError('x is undefined');
  const effect = (conversation: string) => ({ type: 'effect', conversation, seq: 3 });
  const timer = (conversation: string) => ({
    type: 'timer',
    conversation,
    timer: { name: 'unclaimed', caseId: 'c', step: 0 },
    due: 1,
  });
  const rung = (conversation: string, look?: 'inside') => [
    [
      'inbox',
      { ...doorbell(conversation), ...(look === undefined ? {} : { look }) },
      { group: conversation, dedupe: 'given_up:m1' },
    ],
  ];
  const last = { inbox: 6, replies: 8, escalations: 8, leads: 10, timers: 10 } as const;
  const failFor = async (queue: QueueName, record: Omit<TestRecord, 'attempt'>, error: Error) => {
    const { receive, sent, events } = working(queue, { 'liveagent:a': error });
    const { batchItemFailures } = await receive([{ ...record, attempt: last[queue] }]);
    return { dead: batchItemFailures.length === 1, sent, said: events.map(({ event }) => event) };
  };

  it.each([
    ['a doorbell', 'inbox', doorbell('liveagent:a'), { since: 5_000 }, {}],
    ['a doorbell put back before', 'inbox', { ...doorbell('liveagent:a'), since: 7 }, {}, {}],
    ['a timer', 'timers', timer('liveagent:a'), {}, { delaySeconds: 60 }],
  ] as const)(
    '%s goes in anew where the reason passes: nothing else knows of it',
    async (_what, queue, body, added, delay) => {
      expect(await failFor(queue, { body, group: 'liveagent:a', sentAt: 5_000 }, down)).toEqual({
        dead: false,
        sent: [[queue, { ...body, ...added }, { group: 'liveagent:a', dedupe: 'requeued:m1', ...delay }]],
        said: ['delivery_failed', 'delivery_requeued'],
      });
    },
  );

  it('a code that nobody could look up goes in anew', async () => {
    const { telemetry } = recordingTelemetry();
    const sent: unknown[][] = [];
    const queues = {
      send: async (...call: unknown[]) => {
        sent.push(call);
      },
    };
    const { redelivery } = recordingRedelivery();
    const body = { type: 'doorbell_by_code', code: 'ABC' };
    const handle = worker({ queue: 'inbox', telemetry, redelivery, queues }, () => Promise.reject(down));
    const event = sqsEvent('inbox', [{ body, group: 'code:ABC', attempt: 6 }]);
    expect([await handle(event, lambdaContext()), sent]).toEqual([
      failed(),
      [['inbox', body, { group: 'code:ABC', dedupe: 'requeued:m1' }]],
    ]);
  });

  it.each([
    ['an effect, which stands in the store', 'replies', effect('liveagent:a'), down, 'inside'],
    ['an effect that meets a bug', 'escalations', effect('liveagent:a'), bug, 'inside'],
    ['a lead that meets a bug', 'leads', effect('liveagent:a'), bug, 'inside'],
    ['a brief', 'inbox', effect('liveagent:a'), bug, undefined],
    ['a timer that meets a bug', 'timers', timer('liveagent:a'), bug, 'inside'],
  ] as const)(
    '%s is a dead letter, and its conversation looked at',
    async (_what, queue, body, error, look) => {
      expect(await failFor(queue, { body, group: 'liveagent:a' }, error)).toEqual({
        dead: true,
        sent: rung('liveagent:a', look),
        said: ['delivery_failed', 'delivery_given_up'],
      });
    },
  );

  it('a doorbell that meets a bug is a dead letter: it would only meet it again', async () => {
    expect(await failFor('inbox', { body: doorbell('liveagent:a'), group: 'liveagent:a' }, bug)).toEqual({
      dead: true,
      sent: [],
      said: ['delivery_failed', 'delivery_given_up'],
    });
  });

  it.each([
    ['inbox', 'garbage', 'liveagent:a', undefined],
    ['inbox', '{"type":"gossip"}', 'brief:liveagent:a', undefined],
    ['replies', '', 'liveagent:a', 'inside'],
    ['escalations', 'null', 'liveagent:a', 'inside'],
    ['escalations', 'null', 'card:liveagent:a', 'inside'],
    ['escalations', 'null', 'note:liveagent:a', 'inside'],
    ['replies', 'null', 'transfer:liveagent:a', 'inside'],
    ['leads', '[]', 'liveagent:a', 'inside'],
  ] as const)(
    '%s: %j, which nothing can be read of, has the conversation of its group looked at',
    async (queue, body, group, look) => {
      expect((await failFor(queue, { body, group }, bug)).sent).toEqual(rung('liveagent:a', look));
    },
  );

  it.each([
    ['inbox', 'garbage', 'code:ABC DEF'],
    ['inbox', 'garbage', 'f'.repeat(64)],
    ['timers', 'garbage', ''],
  ] as const)(
    '%s: %j of a group that is no conversation (%s) is a dead letter alone',
    async (queue, body, group) => {
      expect(await failFor(queue, { body, group }, bug)).toMatchObject({ dead: true, sent: [] });
    },
  );

  it('is told of once where it is a timer that nobody can read, though ninety deliveries follow, and at the end', async () => {
    const calls = [];
    for (const attempt of [9, 10, 11, 99, 100]) {
      const { receive, events } = working('timers', {});
      await receive([{ body: 'garbage', group: 'liveagent:a', attempt }]);
      calls.push([attempt, events.filter(({ event }) => event === 'delivery_given_up').length]);
    }
    expect(calls).toEqual([
      [9, 0],
      [10, 1],
      [11, 0],
      [99, 0],
      [100, 1],
    ]);
  });

  it('puts a timer into its queue anew as soon as that takes it, however often it was refused', async () => {
    const { receive, sent } = working('timers', { 'liveagent:a': down });
    expect(await receive([{ body: timer('liveagent:a'), group: 'liveagent:a', attempt: 57 }])).toEqual({
      batchItemFailures: [],
    });
    expect(sent.map(([queue]) => queue)).toEqual(['timers']);
  });

  it('is a dead letter where its queue does not take it again', async () => {
    const { receive, refusals, sent } = working('inbox', { 'liveagent:a': down });
    refusals.push(down);
    const record = { body: doorbell('liveagent:a'), group: 'liveagent:a', attempt: 6 };
    expect([await receive([record]), sent]).toEqual([failed('m1'), []]);
  });
});
