import { planTake, type TokenBucket } from '../../../core/limits/token-bucket.ts';
import { appError } from '../../factories/errors.ts';

const bucket: TokenBucket = { name: 'key', capacity: 10, perMinute: 60 };

describe('an order of tokens', () => {
  it.each([
    [0, 0],
    [-1, 0],
    [1.5, 0],
    [11, 0],
    [6, 5],
  ])('of %d, keeping %d, is never possible and says so', (tokens, keep) => {
    expect(() => planTake(bucket, { tokens, keep }, 0)).toThrow(
      appError(
        'invalid',
        `${tokens} tokens, keeping ${keep}, of bucket key, which holds 10; expected no more than it ever has`,
      ),
    );
  });

  it('of a whole bucket is possible, and costs the time it takes to fill', () => {
    expect(planTake(bucket, { tokens: 5, keep: 5 }, 1_000)).toMatchObject({ costMs: 5_000, latest: 1_000 });
    expect(planTake(bucket, { tokens: 10 }, 1_000)).toMatchObject({ costMs: 10_000, latest: 1_000 });
  });
});
