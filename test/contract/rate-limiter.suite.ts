import fc from 'fast-check';
import type { TokenBucket } from '../../core/limits/token-bucket.ts';
import type { RateLimiter } from '../../core/ports.ts';
import { type FixedClock, fixedClock } from '../factories/clock.ts';
import { appError } from '../factories/errors.ts';

/** Opens the same buckets at every call, as another process would. */
export type OpenLimiter = (clock: FixedClock) => RateLimiter;

let last = 0;
/** Ten at once, then one a second. Tests share one table, so each has a bucket of its own. */
const aBucket = (over: Partial<TokenBucket> = {}): TokenBucket => {
  last += 1;
  return { name: `test:${last}`, capacity: 10, perMinute: 60, ...over };
};

const now = { taken: true, waitMs: 0 };

/** What every rate limiter does. `runs`: of each property. */
export const rateLimiterContract = (open: () => Promise<OpenLimiter>, runs: number): void => {
  let opened: OpenLimiter;
  beforeAll(async () => {
    opened = await open();
  });
  const start = () => {
    const clock = fixedClock();
    return { clock, limiter: opened(clock) };
  };

  it('gives what the bucket holds, and says when the next token comes', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    for (let n = 0; n < 10; n += 1) expect(await limiter.take(bucket, { tokens: 1 })).toEqual(now);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 1000 });
    clock.advance(400);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 600 });
    clock.advance(600);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual(now);
    expect(await limiter.take(bucket, { tokens: 2 })).toEqual({ taken: false, retryAfterMs: 2000 });
  });

  it('never holds more than its capacity, however long nobody took', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    expect(await limiter.take(bucket, { tokens: 10 })).toEqual(now);
    clock.advance(3_600_000);
    expect(await limiter.take(bucket, { tokens: 10 })).toEqual(now);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 1000 });
  });

  it('gives a hundred processes at once no more than the bucket holds', async () => {
    const { clock } = start();
    const bucket = aBucket({ capacity: 34, perMinute: 136 });
    const takes = await Promise.all(
      Array.from({ length: 100 }, () => opened(clock).take(bucket, { tokens: 1 })),
    );
    expect(takes.filter(({ taken }) => taken)).toHaveLength(34);
  });

  it('gives a process that has taken before no more than others leave', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    const other = opened(clock);
    expect(await limiter.take(bucket, { tokens: 4 })).toEqual(now);
    expect(await other.take(bucket, { tokens: 6 })).toEqual(now);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 1000 });
  });

  it('hands out tokens that come in soon to those who wait, each its own', async () => {
    const { limiter } = start();
    const bucket = aBucket();
    await limiter.take(bucket, { tokens: 10 });
    const order = { tokens: 1, maxWaitMs: 2000 };
    expect(await limiter.take(bucket, order)).toEqual({ taken: true, waitMs: 1000 });
    expect(await limiter.take(bucket, order)).toEqual({ taken: true, waitMs: 2000 });
    expect(await limiter.take(bucket, order)).toEqual({ taken: false, retryAfterMs: 1000 });
  });

  it('leaves to others what an order keeps', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    expect(await limiter.take(bucket, { tokens: 5, keep: 5 })).toEqual(now);
    expect(await limiter.take(bucket, { tokens: 1, keep: 5 })).toEqual({ taken: false, retryAfterMs: 1000 });
    expect(await limiter.take(bucket, { tokens: 5 })).toEqual(now);
    clock.advance(5_000);
    expect(await limiter.take(bucket, { tokens: 1, keep: 5 })).toEqual({ taken: false, retryAfterMs: 1000 });
  });

  it('gives nothing before the moment a bucket is drained until, then one after the other', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    await limiter.drain(bucket, clock.now() + 30_000);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 30_000 });
    clock.advance(29_000);
    const order = { tokens: 1, maxWaitMs: 2000 };
    expect(await opened(clock).take(bucket, order)).toEqual({ taken: true, waitMs: 1000 });
    clock.advance(1_000);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 1000 });
  });

  it('is never drained for a shorter time than it is', async () => {
    const { clock, limiter } = start();
    const bucket = aBucket();
    await limiter.drain(bucket, clock.now() + 30_000);
    await limiter.drain(bucket, clock.now() + 1_000);
    expect(await limiter.take(bucket, { tokens: 1 })).toEqual({ taken: false, retryAfterMs: 30_000 });
  });

  it('keeps buckets apart', async () => {
    const { limiter } = start();
    await limiter.take(aBucket(), { tokens: 10 });
    expect(await limiter.take(aBucket(), { tokens: 10 })).toEqual(now);
  });

  it('refuses an order that no full bucket could meet', async () => {
    const { limiter } = start();
    const bucket = aBucket();
    await expect(limiter.take(bucket, { tokens: 6, keep: 5 })).rejects.toEqual(
      appError(
        'invalid',
        `6 tokens, keeping 5, of bucket ${bucket.name}, which holds 10; expected no more than it ever has`,
      ),
    );
    await expect(limiter.take(bucket, { tokens: 0 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('in any minute lets at most its capacity and a minute of tokens be used', async () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 9_000 }),
      tokens: fc.integer({ min: 1, max: 4 }),
      keep: fc.integer({ min: 0, max: 3 }),
      maxWaitMs: fc.constantFrom(0, 2_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { clock, limiter } = start();
        const bucket = aBucket({ capacity: 8, perMinute: 33 });
        const used: number[] = [];
        for (const { afterMs, ...order } of steps) {
          clock.advance(afterMs);
          const result = await limiter.take(bucket, order);
          const at = clock.now();
          if (result.taken) used.push(...Array<number>(order.tokens).fill(at + result.waitMs));
        }
        for (const from of used) {
          const within = used.filter((at) => at >= from && at < from + 60_000);
          expect(within.length).toBeLessThanOrEqual(8 + 33);
        }
      }),
      { numRuns: runs },
    );
  });
};
