import { AppError } from '../../../core/errors.ts';
import { backoffSeconds, spreadOf } from '../../../functions/backoff.ts';
import { failed, working } from './working.ts';

const doorbell = (conversation: string) => ({ type: 'doorbell', conversation });

/** What a worker waits after failed delivery `attempt` of record number `n`. */
const waitOf = (n: number, attempt: number, retryAfterMs?: number) =>
  backoffSeconds(attempt, spreadOf(`m${n}`, attempt), retryAfterMs);

describe('the wait after a failed delivery', () => {
  it.each([
    [1, undefined, [1, 2, 3]],
    [2, undefined, [2, 4, 6]],
    [5, undefined, [16, 32, 48]],
    [6, undefined, [30, 60, 90]],
    [50, undefined, [30, 60, 90]],
    [1, 1_500, [2, 2, 3]],
    [1, 12_001, [13, 14, 16]],
    [6, 12_000, [30, 60, 90]],
    [1, 86_400_000, [120, 120, 120]],
  ])('number %i, asked for %s ms, is between %j s', (attempt, retryAfterMs, seconds) => {
    expect([0, 0.5, 1].map((spread) => backoffSeconds(attempt, spread, retryAfterMs))).toEqual(seconds);
  });

  it('is another for each message and delivery, evenly spread, and the same each time it is asked for', () => {
    const spreads = Array.from({ length: 1000 }, (_, n) => spreadOf(`message-${n}`, 3));
    expect(spreads).toEqual(spreads.map((_, n) => spreadOf(`message-${n}`, 3)));
    const tenths = Array.from(
      { length: 10 },
      (_, n) => spreads.filter((s) => Math.floor(s * 10) === n).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(60);
    expect(Math.max(...tenths)).toBeLessThan(140);
    expect(spreadOf('message-1', 1)).not.toBe(spreadOf('message-1', 2));
  });
});

describe('a worker', () => {
  it('hands over each message with what is known of its delivery', async () => {
    const { receive, run, events, postponed } = working('inbox');
    const result = await receive([
      { body: doorbell('a'), group: 'a', attempt: 5, sentAt: 1_700, receivedAt: 2_700 },
      { body: doorbell('b'), group: 'b', attempt: 6 },
    ]);
    expect({ result, run, events, postponed }).toEqual({
      result: failed(),
      run: [
        {
          message: doorbell('a'),
          delivery: {
            attempt: 5,
            sentAt: 1_700,
            receivedAt: 2_700,
            since: 1_700,
            last: false,
            forsaken: false,
          },
          remaining: 4_321,
        },
        {
          message: doorbell('b'),
          delivery: { attempt: 6, sentAt: 0, receivedAt: 0, since: 0, last: true, forsaken: false },
          remaining: 4_321,
        },
      ],
      events: [],
      postponed: [],
    });
  });

  it('fails a message and the later ones of its group, and no other group', async () => {
    const { receive, ran, events, postponed } = working('replies', {
      bad: new AppError('conflict', 'changed'),
    });
    const result = await receive([
      { body: doorbell('ok'), group: 'one' },
      { body: doorbell('bad'), group: 'two', attempt: 3 },
      { body: doorbell('later'), group: 'two' },
      { body: doorbell('other'), group: 'three' },
    ]);
    expect({ result, ran: ran(), events, postponed }).toEqual({
      result: failed('m2', 'm3'),
      ran: ['ok', 'bad', 'other'],
      events: [
        {
          level: 'warn',
          event: 'delivery_failed',
          fields: { conversation: 'bad', kind: 'replies', count: 3, code: 'conflict' },
        },
      ],
      postponed: [
        ['r2', waitOf(2, 3)],
        ['r3', waitOf(3, 1)],
      ],
    });
  });

  it('lets the timers queue, which has no order, fail one by one', async () => {
    const timer = (conversation: string) => ({
      type: 'timer',
      conversation,
      timer: { name: 'unclaimed', caseId: 'c', step: 0 },
      due: 1,
    });
    const { receive, ran, postponed } = working('timers', { bad: new TypeError('x is undefined') });
    const result = await receive([{ body: timer('bad') }, { body: timer('ok') }]);
    expect({ result, ran: ran().toSorted(), postponed }).toEqual({
      result: failed('m1'),
      ran: ['bad', 'ok'],
      postponed: [['r1', waitOf(1, 1)]],
    });
  });

  it('waits for a whole group as long as the other side asked', async () => {
    const slow = new AppError('throttled', 'slow down', { retryAfterMs: 30_000 });
    const { receive, postponed } = working('replies', { bad: slow });
    await receive([{ body: doorbell('bad') }, { body: doorbell('later') }]);
    expect(postponed).toEqual([
      ['r1', waitOf(1, 1, 30_000)],
      ['r2', waitOf(2, 1, 30_000)],
    ]);
  });

  it('does not lose a message that cannot be postponed', async () => {
    const { receive, events, postponed, postponeFailures } = working('inbox', { bad: new Error('bug') });
    postponeFailures.push(new AppError('unavailable', 'SQS is down'));
    const result = await receive([
      { body: doorbell('bad'), group: 'a' },
      { body: doorbell('bad'), group: 'b' },
    ]);
    expect({ result, events: events.map(({ event, fields }) => [event, fields]), postponed }).toEqual({
      result: failed('m1', 'm2'),
      events: [
        ['delivery_failed', { conversation: 'bad', kind: 'inbox', count: 1, code: 'bug' }],
        ['delivery_failed', { conversation: 'bad', kind: 'inbox', count: 1, code: 'bug' }],
        ['postpone_failed', { kind: 'inbox' }],
      ],
      postponed: [['r2', waitOf(2, 1)]],
    });
  });

  it.each([
    ['is no JSON', 'hello zoe@example.org'],
    ['is of no known type', { type: 'gossip', conversation: 'a' }],
    ['carries more than it may', { ...doorbell('a'), text: 'Hi' }],
    ['names no conversation', { type: 'doorbell', conversation: '' }],
  ])('keeps a message that %s for the dead letters', async (_name, body) => {
    const { receive, run, events } = working('inbox');
    expect([await receive([{ body, attempt: 2 }]), run, events]).toEqual([
      failed('m1'),
      [],
      [{ level: 'warn', event: 'delivery_failed', fields: { kind: 'inbox', count: 2, code: 'invalid' } }],
    ]);
  });
});
