import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../core/conversation/conversation.ts';

/** Slack's advice against replays, docs.slack.dev, "Verifying requests from Slack"; applied to both sides of now. */
const windowSeconds = 300;

export interface SlackSignature {
  /** Header `x-slack-request-timestamp`. */
  timestamp: string | undefined;
  /** Header `x-slack-signature`. */
  signature: string | undefined;
}

/** Whether both headers have the form of Slack's and were made within five minutes of `now`. */
export const isTimely = ({ timestamp, signature }: SlackSignature, now: Instant): boolean =>
  timestamp !== undefined &&
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(now / 1000 - Number(timestamp)) <= windowSeconds &&
  signature !== undefined &&
  /^v0=[0-9a-f]{64}$/.test(signature);

/** Whether Slack signed exactly these bytes with this secret. Says nothing of their age. */
export const isSigned = (body: Buffer, { timestamp, signature }: SlackSignature, secret: string): boolean => {
  if (secret === '' || timestamp === undefined || signature === undefined) return false;
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const expected = Buffer.from(`v0=${digest}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
