import { AppError } from '../errors.ts';
import type { Instant } from '../instant.ts';

/** Tokens come in at a steady rate, up to as many as the bucket holds. In any minute at most `capacity + perMinute` are used. */
export interface TokenBucket {
  name: string;
  capacity: number;
  perMinute: number;
}

export interface TokenOrder {
  tokens: number;
  /** Tokens that must be left for others; none where left out. */
  keep?: number;
  /** Takes tokens that come in within so many milliseconds too; none where left out. */
  maxWaitMs?: number;
}

export type TakeResult =
  /** They may be used after `waitMs`. */
  { taken: true; waitMs: number } | { taken: false; retryAfterMs: number };

/** Whole milliseconds for one token, rounded against whoever takes. */
const tokenMs = ({ perMinute }: TokenBucket): number => Math.ceil(60_000 / perMinute);

const fillMs = (bucket: TokenBucket): number => bucket.capacity * tokenMs(bucket);

/**
 * The generic cell rate algorithm (ITU-T I.371): a bucket is one number, the moment at which it will be full again. Taking
 * moves it on by the tokens' time, from now where it lies in the past, unless that would be more than a whole bucket
 * ahead. Taking from a bucket in use is thus an addition under one condition, which any number of processes can do at
 * once: each sees all that were before it, in whatever order they come.
 */
export const planTake = (bucket: TokenBucket, order: TokenOrder, now: Instant) => {
  const { tokens, keep = 0, maxWaitMs = 0 } = order;
  const costMs = tokens * tokenMs(bucket);
  const latest = now + fillMs(bucket) + maxWaitMs - costMs - keep * tokenMs(bucket);
  if (!Number.isInteger(tokens) || tokens < 1 || latest < now) {
    throw new AppError(
      'invalid',
      `${tokens} tokens, keeping ${keep}, of bucket ${bucket.name}, which holds ${bucket.capacity}; expected no more than it ever has`,
    );
  }
  return {
    costMs,
    /** Where the bucket's moment is later than this, there are too few tokens. */
    latest,
    taken: (fullAt: Instant): TakeResult => ({
      taken: true,
      waitMs: Math.max(0, fullAt - now - fillMs(bucket)),
    }),
    refused: (fullAt: Instant): TakeResult => ({
      taken: false,
      retryAfterMs: Math.max(1, fullAt - latest),
    }),
  };
};

/** The moment of a bucket whose next token comes out at `until`. */
export const drainedUntil = (bucket: TokenBucket, until: Instant): Instant =>
  until + fillMs(bucket) - tokenMs(bucket);
