import { AppError } from '../../../core/errors.ts';
import {
  type AllowanceOptions,
  liveAgentBucket,
  requestAllowance,
} from '../../../core/limits/request-allowance.ts';
import type { RateLimiter } from '../../../core/ports.ts';
import { fixedClock } from '../../factories/clock.ts';
import { memoryRateLimiter } from '../../factories/limits.ts';

/** An allowance in a time that passes by sleeping only, and not even so where it is frozen. */
const start = (
  {
    frozen = false,
    ...options
  }: { manner?: AllowanceOptions['manner']; requestsPerMinute?: number | undefined; frozen?: boolean } = {},
  limiter?: RateLimiter,
) => {
  const clock = fixedClock();
  const shared = limiter ?? memoryRateLimiter(clock);
  const slept: number[] = [];
  const warned: string[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    if (!frozen) clock.advance(ms);
  };
  const telemetry = { warn: (event: string) => void warned.push(event) };
  const open = (over: { manner?: AllowanceOptions['manner']; requestsPerMinute?: number | undefined }) =>
    requestAllowance({ limiter: shared, clock, sleep, telemetry }, { requestsPerMinute: 60, ...over });
  return { clock, slept, warned, open, allowance: open(options) };
};

const usedUp = {
  name: 'AppError',
  code: 'throttled',
  message: "the 60 requests a minute for LiveAgent's v3 key are used up",
  reason: 'no_token',
};

describe('the bucket of a LiveAgent key', () => {
  it.each([20, 60, 170, 180, 1000])('of %d requests a minute uses no more in any minute', (most) => {
    const { capacity, perMinute } = liveAgentBucket('v3', most);
    expect(capacity + perMinute).toBe(most);
    expect(capacity).toBeGreaterThanOrEqual(4);
  });

  it('is one for each key', () => {
    expect([liveAgentBucket('v3', 60).name, liveAgentBucket('v1', 60).name]).toEqual([
      'liveagent:v3',
      'liveagent:v1',
    ]);
  });
});

describe('requestAllowance', () => {
  it('lets a burst through at once, sleeps for what comes soon, and then leaves it to the queue', async () => {
    const { allowance, slept } = start({ frozen: true });
    for (let n = 0; n < 12; n += 1) await allowance.enter('v3');
    expect(slept).toEqual([]);
    await allowance.enter('v3');
    expect(slept).toEqual([1250]);
    await expect(allowance.enter('v3')).rejects.toMatchObject({ ...usedUp, retryAfterMs: 10_000 });
    expect(slept).toEqual([1250]);
  });

  it('lets those who have begun go before those who only begin', async () => {
    const { allowance, slept } = start({ frozen: true });
    for (let n = 0; n < 13; n += 1) await allowance.enter('v3');
    await expect(allowance.enter('v3')).rejects.toMatchObject(usedUp);
    for (let n = 0; n < 5; n += 1) await allowance.enter('v3', { follows: true });
    expect(slept).toEqual([1250, 2500, 3750, 5000, 6250, 7500]);
    await expect(allowance.enter('v3', { follows: true })).rejects.toMatchObject(usedUp);
  });

  it('waits for nothing where it must be at once, and leaves it to the queue until the next token', async () => {
    const { allowance, slept } = start({ manner: 'at_once' });
    for (let n = 0; n < 12; n += 1) await allowance.enter('v1');
    await expect(allowance.enter('v1')).rejects.toMatchObject({ reason: 'no_token', retryAfterMs: 1250 });
    expect(slept).toEqual([]);
  });

  it('takes a token of the next seconds without waiting, at once and following another', async () => {
    const { allowance, open, slept } = start({ manner: 'at_once', frozen: true });
    for (let n = 0; n < 12; n += 1) await allowance.enter('v3');
    for (let n = 0; n < 6; n += 1) await allowance.enter('v3', { follows: true });
    await expect(allowance.enter('v3', { follows: true })).rejects.toMatchObject(usedUp);
    expect(slept).toEqual([]);
    // Whoever waits does so for the tokens after those.
    await expect(open({}).enter('v3')).rejects.toMatchObject(usedUp);
  });

  it('tells the queue of a longer wait where it is known', async () => {
    const { allowance } = start();
    await allowance.exceeded('v3', 45_000);
    await expect(allowance.enter('v3')).rejects.toMatchObject({ ...usedUp, retryAfterMs: 43_000 });
  });

  it('counts the keys apart', async () => {
    const { allowance, slept } = start();
    await allowance.exceeded('v3', 60_000);
    await allowance.enter('v1');
    expect(slept).toEqual([]);
  });

  it('believes no wait that is longer than two minutes', async () => {
    const { allowance, clock, slept } = start();
    await allowance.exceeded('v3', 86_400_000);
    await expect(allowance.enter('v3')).rejects.toMatchObject(usedUp);
    clock.advance(120_000);
    slept.length = 0;
    await allowance.enter('v3');
    expect(slept).toEqual([]);
  });

  it('allows 170 requests a minute unless told otherwise', async () => {
    const { allowance, slept } = start({ requestsPerMinute: undefined, frozen: true });
    for (let n = 0; n < 34; n += 1) await allowance.enter('v3');
    expect(slept).toEqual([]);
    await allowance.enter('v3');
    expect(slept).toEqual([442]);
  });

  it('leaves half of the bucket to visitors where it works in bulk, and waits for the rest', async () => {
    const { open, slept } = start();
    const bulk = open({ manner: 'bulk' });
    for (let n = 0; n < 6; n += 1) await bulk.enter('v1');
    expect(slept).toEqual([]);
    await bulk.enter('v1');
    expect(slept).toEqual([1250]);
    const visitor = open({});
    for (let n = 0; n < 6; n += 1) await visitor.enter('v1');
    expect(slept).toEqual([1250]);
  });

  it('gives bulk work up after a minute without a token', async () => {
    const { open } = start();
    await open({}).exceeded('v1', 90_000);
    await expect(open({ manner: 'bulk' }).enter('v1')).rejects.toMatchObject({
      name: 'AppError',
      code: 'throttled',
      reason: 'no_token',
    });
  });

  it('sends requests where the limiter itself fails, and says so', async () => {
    const broken: RateLimiter = {
      take: () => Promise.reject(new AppError('unavailable', 'the table is away')),
      drain: () => Promise.reject(new AppError('unavailable', 'the table is away')),
    };
    const { allowance, warned } = start({}, broken);
    await allowance.enter('v3');
    await allowance.exceeded('v3', 1000);
    expect(warned).toEqual(['rate_limiter_failed', 'rate_limiter_failed']);
    const bug: RateLimiter = { ...broken, take: () => Promise.reject(new TypeError('a bug')) };
    await expect(start({}, bug).allowance.enter('v3')).rejects.toThrow(new TypeError('a bug'));
  });
});
