import { AppError } from '../errors.ts';
import type { Clock, RateLimiter, Sleep, Telemetry } from '../ports.ts';
import type { TakeResult, TokenBucket, TokenOrder } from './token-bucket.ts';
import { unlessFailing } from './unless-failing.ts';

/** LiveAgent counts requests for each API key, and each version of its API has a key of its own. */
export type LiveAgentApi = 'v3' | 'v1';

/** Keeps LiveAgent's limit, together with every other process. */
export interface RequestAllowance {
  /**
   * Awaited before each request. `follows`: one of the same work was made just before, which would be in vain without
   * this one. AppError throttled where the allowance is used up.
   */
  enter(api: LiveAgentApi, order?: { follows?: boolean | undefined }): Promise<void>;
  /** LiveAgent refused a request all the same, and asked to be left alone for so long. */
  exceeded(api: LiveAgentApi, retryAfterMs: number): Promise<void>;
}

export interface AllowanceDeps {
  limiter: RateLimiter;
  clock: Clock;
  sleep: Sleep;
  telemetry: Pick<Telemetry, 'warn'>;
}

export interface AllowanceOptions {
  /** Requests in any minute, for each key. */
  requestsPerMinute?: number | undefined;
  /**
   * What becomes of a request without a token. `brief`, where left out: waits two seconds at the most, and eight where it
   * follows another: a crowd of which everybody makes half of their requests would be served never. `at_once`: never
   * waits, for what was just found to be still right to send may be wrong a second later. It fails; where it follows
   * another it goes out all the same, for a token of the next eight seconds. `bulk`, for work that nobody waits for:
   * takes from the upper half of the bucket only, and waits for it up to a minute.
   */
  manner?: 'brief' | 'at_once' | 'bulk' | undefined;
}

/**
 * LiveAgent allows 180 (support.liveagent.com/217359-Request-rate-limits). The rest is for what is under way: a request
 * may arrive some seconds after it took its token.
 */
const defaultRequestsPerMinute = 170;

/** `AppError.reason` where the other side was not asked because its allowance is used up. */
export const noToken = 'no_token';

/** What a visitor's first request waits for a token; beyond it the queue waits, and the worker is free for others. */
const longestWaitMs = 2_000;

/** The same of those that follow: they keep whoever only begins from joining, and so are through soon. */
const longestFollowingWaitMs = 8_000;

/** For what has waited in vain: others wait as well, so the next token is not its own. */
const retryAfterMs = 10_000;

const bulkPatienceMs = 60_000;

/** LiveAgent counts by the minute, so that what asks for longer is not believed. */
const longestDrainMs = 120_000;

/**
 * A fifth is for bursts, such as several visitors at once; the rest comes in over the minute. In any minute at most
 * what the bucket holds and what comes in can be used, which is the whole.
 */
export const liveAgentBucket = (api: LiveAgentApi, requestsPerMinute: number): TokenBucket => {
  const capacity = Math.floor(requestsPerMinute / 5);
  return { name: `liveagent:${api}`, capacity, perMinute: requestsPerMinute - capacity };
};

export const requestAllowance = (
  { limiter, clock, sleep, telemetry }: AllowanceDeps,
  { requestsPerMinute = defaultRequestsPerMinute, manner = 'brief' }: AllowanceOptions,
): RequestAllowance => {
  const take = (bucket: TokenBucket, order: TokenOrder): Promise<TakeResult | undefined> =>
    unlessFailing(telemetry, () => limiter.take(bucket, order));

  const takeForVisitor = (bucket: TokenBucket, follows: boolean) => {
    const aheadMs = manner === 'at_once' ? 0 : longestWaitMs;
    return take(bucket, { tokens: 1, maxWaitMs: follows ? longestFollowingWaitMs : aheadMs });
  };

  const takeForBulk = async (bucket: TokenBucket): Promise<TakeResult | undefined> => {
    const until = clock.now() + bulkPatienceMs;
    for (;;) {
      const result = await take(bucket, { tokens: 1, keep: Math.ceil(bucket.capacity / 2) });
      if (result === undefined || result.taken || clock.now() + result.retryAfterMs > until) return result;
      await sleep(result.retryAfterMs);
    }
  };

  return {
    enter: async (api, { follows = false } = {}) => {
      const bucket = liveAgentBucket(api, requestsPerMinute);
      const result = manner === 'bulk' ? await takeForBulk(bucket) : await takeForVisitor(bucket, follows);
      if (result === undefined) return;
      if (!result.taken) {
        throw new AppError(
          'throttled',
          `the ${requestsPerMinute} requests a minute for LiveAgent's ${api} key are used up`,
          {
            retryAfterMs: Math.max(manner === 'at_once' ? 0 : retryAfterMs, result.retryAfterMs),
            reason: noToken,
          },
        );
      }
      if (result.waitMs > 0 && manner !== 'at_once') await sleep(result.waitMs);
    },
    exceeded: async (api, askedMs) => {
      const until = clock.now() + Math.min(askedMs, longestDrainMs);
      await unlessFailing(telemetry, () => limiter.drain(liveAgentBucket(api, requestsPerMinute), until));
    },
  };
};
