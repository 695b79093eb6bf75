import { AppError } from '../../../core/errors.ts';
import { noToken } from '../../../core/limits/request-allowance.ts';
import { conversation, conversing } from './conversing.ts';

const done = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

describe('a doorbell that a crowd keeps from LiveAgent', () => {
  const crowded = async (waitedMs: number) => {
    const { ring, doorbell, trouble, clock, store, sent } = conversing();
    trouble.reading = new AppError('throttled', 'no token is left', { reason: noToken });
    const since = clock.now() - waitedMs;
    await ring({ ...doorbell(), since }, clock.now(), 6);
    const reason = (await store.history(conversation)).state?.case?.reason;
    return { since, reason, inbox: sent.filter(([queue]) => queue === 'inbox') };
  };

  it('goes in anew for three minutes, and calls a person after that', async () => {
    const { since, reason, inbox } = await crowded(179_999);
    const again = { type: 'doorbell', conversation, since };
    expect({ reason, inbox }).toEqual({
      reason: undefined,
      inbox: [['inbox', again, { group: 'g1', dedupe: 'requeued:m1' }]],
    });
    expect((await crowded(180_000)).reason).toBe('turn_failed');
  });
});

describe('a doorbell', () => {
  it('has the conversation looked at, and greeted', async () => {
    const { ring, doorbell, reads, sent } = conversing();
    expect([await ring(doorbell()), reads, sent]).toEqual([
      done,
      ['all of tick1234'],
      [
        [
          'replies',
          { type: 'effect', conversation, seq: 1 },
          { group: conversation, dedupe: `${conversation}:1:first` },
        ],
      ],
    ]);
  });

  it('rung before a read that covers it costs none; one rung too close to it does', async () => {
    const { ring, doorbell, reads, clock } = conversing();
    const rung = clock.now();
    clock.advance(1_000);
    await ring(doorbell(), rung);
    await ring(doorbell(), rung + 100);
    expect(reads).toEqual(['all of tick1234']);
    clock.advance(100);
    await ring(doorbell(), rung + 101);
    expect(reads).toEqual(['all of tick1234']);
    clock.advance(900);
    await ring(doorbell(), rung + 101);
    expect(reads).toEqual(['all of tick1234', 'all of tick1234']);
  });

  it.each([
    ['ahead of the queue’s', 60_000],
    ['behind the queue’s', -60_000],
  ])('is covered by what the queue’s clock tells alone, where the machine’s is %s', async (_what, skew) => {
    const { ring, doorbell, reads, clock } = conversing();
    const rung = clock.now();
    clock.advance(60_000 + skew);
    await ring(doorbell(), rung, 1, rung + 1_000);
    clock.advance(1_000);
    await ring(doorbell(), rung + 100, 1, rung + 2_000);
    expect(reads).toEqual(['all of tick1234']);
    await ring(doorbell(), rung + 101, 1, rung + 2_000);
    expect(reads).toEqual(['all of tick1234', 'all of tick1234']);
  });

  it('is not covered by a read of which the queue tells no more than a first delivery long before', async () => {
    const { ring, doorbell, reads, clock } = conversing();
    const rung = clock.now();
    clock.advance(60_000);
    await ring(doorbell(), rung, 3, rung + 1_000);
    clock.advance(1_000);
    await ring(doorbell(), rung + 50_000);
    expect(reads).toEqual(['all of tick1234', 'all of tick1234']);
  });

  it('about messages reads no more than those of a known conversation', async () => {
    const { ring, doorbell, reads, clock } = conversing();
    await ring(doorbell('messages'));
    clock.advance(1_000);
    await ring(doorbell('messages'));
    await ring(doorbell('inside'));
    clock.advance(1_000);
    await ring(doorbell(), clock.now() - 1_000);
    expect(reads).toEqual(['all of tick1234', 'messages of tick1234', 'all of tick1234']);
  });

  it('is not covered by a timer’s that was handled while LiveAgent could not be read', async () => {
    const { ring, doorbell, reads, trouble, clock } = conversing();
    await ring(doorbell());
    const rung = clock.now() + 1_000;
    clock.advance(3_000);
    trouble.reading = new AppError('unavailable', 'LiveAgent is down');
    const byTimer = { ...doorbell(), timer: true };
    expect(await ring(byTimer, rung, 6)).toEqual(done);
    delete trouble.reading;
    await ring(doorbell(), rung);
    expect(reads).toEqual(['all of tick1234', 'all of tick1234']);
  });

  it('of another conversation is covered by nothing', async () => {
    const { ring, doorbell, reads, clock } = conversing();
    const rung = clock.now();
    clock.advance(1_000);
    await ring(doorbell(), rung);
    await ring(doorbell(undefined, 'liveagent:gone'), rung);
    expect(reads).toEqual(['all of tick1234', 'all of gone']);
  });
});

describe('a doorbell by code', () => {
  it('rings for the conversation behind the code', async () => {
    const { ring, sent, reads } = conversing();
    expect([await ring({ type: 'doorbell_by_code', code: 'ABC-123' }), sent, reads]).toEqual([
      done,
      [
        [
          'inbox',
          { type: 'doorbell', conversation },
          { group: conversation, dedupe: 'code:ABC-123:id-0001' },
        ],
      ],
      [],
    ]);
  });

  it('that nobody knows is reported without the code', async () => {
    const { ring, sent, events } = conversing();
    expect([await ring({ type: 'doorbell_by_code', code: 'NO-1' }), sent, events]).toEqual([
      done,
      [],
      [{ level: 'warn', event: 'code_unknown', fields: { kind: 'doorbell_by_code' } }],
    ]);
  });
});

it('leaves what is neither doorbell nor brief to the dead letters', async () => {
  const { ring, events } = conversing();
  const timer = { name: 'unclaimed' as const, caseId: 'case-1', step: 0 };
  expect([await ring({ type: 'timer', conversation, timer, due: 1 }), events]).toEqual([
    again,
    [
      {
        level: 'warn',
        event: 'delivery_failed',
        fields: { conversation, kind: 'inbox', count: 1, code: 'invalid' },
      },
    ],
  ]);
});
