import { createHash } from 'node:crypto';

/** The longest wait, in seconds: beyond it the next attempt had better fail, which brings a person nearer. */
const longest = 120;

/** From 0 to 1, another for each message and delivery; SQS's message ids are random, so no other chance is needed. */
export const spreadOf = (messageId: string, attempt: number): number =>
  createHash('sha256').update(`${messageId}:${attempt}`).digest().readUInt32BE(0) / 2 ** 32;

/**
 * Seconds to wait after failed delivery number `attempt`: 2 doubling to 60, and from half of that to half as much
 * again by `spread` (0 to 1), so that what failed together does not come back together. Never less than the other side
 * asked for, up to two minutes.
 */
export const backoffSeconds = (attempt: number, spread: number, retryAfterMs = 0): number => {
  const middle = Math.min(60, 2 ** Math.min(attempt, 6));
  const asked = (retryAfterMs / 1000) * (1 + spread / 4);
  return Math.min(longest, Math.ceil(Math.max(asked, middle * (0.5 + spread))));
};
