import { AppError } from '../errors.ts';
import type { Clock, RateLimiter, Sleep, TeamChat, Telemetry } from '../ports.ts';
import { noToken } from './request-allowance.ts';
import type { TokenBucket, TokenOrder } from './token-bucket.ts';
import { unlessFailing } from './unless-failing.ts';

export interface PaceDeps {
  limiter: RateLimiter;
  clock: Clock;
  sleep: Sleep;
  telemetry: Pick<Telemetry, 'warn'>;
}

export type Pace = Pick<TokenBucket, 'capacity' | 'perMinute'>;

/** `posts` of each channel, and `updates` of the whole workspace. */
export interface Paces {
  posts: Pace;
  updates: Pace;
}

/**
 * Slack takes one post a second in each channel and short bursts, without saying how short; `chat.update` is of tier 3,
 * 50 a minute at the least (docs.slack.dev, "Rate limits").
 */
export const slackPaces: Paces = {
  posts: { capacity: 10, perMinute: 60 },
  updates: { capacity: 10, perMinute: 40 },
};

/**
 * What a post waits for its turn. As only a few are delivered at once, none waits longer unless Slack has asked for it;
 * the time-outs of one delivery leave room for it within its lease.
 */
const longestWaitMs = 8_000;

/** Slack counts by the minute, so that what asks for longer is not believed. */
const longestDrainMs = 120_000;

const isSentAway = (error: unknown): error is AppError & { retryAfterMs: number } =>
  error instanceof AppError &&
  error.code === 'throttled' &&
  error.reason !== noToken &&
  error.retryAfterMs !== undefined;

/**
 * Keeps Slack's pace together with every other process. Cards and posts wait their turn; posts that may yield, and card
 * updates, leave at once where they would have to, so that they hold no worker which a card needs. AppError throttled
 * with reason `no_token` where Slack was not asked. `chat.postEphemeral`, of tier 4 (100 a minute), is said now and then
 * only. Where the limiter itself fails, posts go out: Slack's own refusals are the second line.
 */
export const pacedTeamChat = (
  { limiter, clock, sleep, telemetry }: PaceDeps,
  teamChat: TeamChat,
  { posts, updates }: Paces = slackPaces,
): TeamChat => {
  const channelBucket = (channel: string): TokenBucket => ({ ...posts, name: `slack:post:${channel}` });
  const updateBucket: TokenBucket = { ...updates, name: 'slack:update' };
  /** What those who yield leave for a card that calls a person. */
  const kept = Math.floor(posts.capacity / 2);

  const enter = async (bucket: TokenBucket, order: Omit<TokenOrder, 'tokens'>): Promise<void> => {
    const result = await unlessFailing(telemetry, () => limiter.take(bucket, { tokens: 1, ...order }));
    if (result === undefined) return;
    if (!result.taken) {
      throw new AppError(
        'throttled',
        `bucket ${bucket.name} is used up; Slack takes ${bucket.perMinute} a minute`,
        {
          retryAfterMs: result.retryAfterMs,
          reason: noToken,
        },
      );
    }
    if (result.waitMs > 0) await sleep(result.waitMs);
  };

  /** Whoever Slack sends away keeps the others from asking until then. */
  const once = async <T>(
    bucket: TokenBucket,
    order: Omit<TokenOrder, 'tokens'>,
    call: () => Promise<T>,
  ): Promise<T> => {
    await enter(bucket, order);
    try {
      return await call();
    } catch (error) {
      if (isSentAway(error)) {
        const until = clock.now() + Math.min(error.retryAfterMs, longestDrainMs);
        await unlessFailing(telemetry, () => limiter.drain(bucket, until));
      }
      throw error;
    }
  };

  /** Who waits in turn is sent away by Slack without losing it, as long as it asks for little. */
  const inTurn = async <T>(bucket: TokenBucket, call: () => Promise<T>): Promise<T> => {
    const until = clock.now() + longestWaitMs;
    for (;;) {
      try {
        return await once(bucket, { maxWaitMs: Math.max(0, until - clock.now()) }, call);
      } catch (error) {
        if (!isSentAway(error) || clock.now() + error.retryAfterMs > until) throw error;
        telemetry.warn('slack_sent_away', { durationMs: error.retryAfterMs });
        await sleep(error.retryAfterMs);
      }
    }
  };

  return {
    ...teamChat,
    postCard: (channel, ...rest) => inTurn(channelBucket(channel), () => teamChat.postCard(channel, ...rest)),
    postInThread: (card, post, key, rank) => {
      const bucket = channelBucket(card.channel);
      const call = () => teamChat.postInThread(card, post, key, rank);
      return rank === 'yields' ? once(bucket, { keep: kept }, call) : inTurn(bucket, call);
    },
    updateCard: (...given) => once(updateBucket, {}, () => teamChat.updateCard(...given)),
  };
};
