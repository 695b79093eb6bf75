import type { SlackMessage } from './workspace.ts';

export type Args = Record<string, string>;
export type Answer = { ok: true } & Record<string, unknown>;

/** An error as Slack answers it: HTTP 200 with `ok: false`, or HTTP 429. */
export class SlackRefusal extends Error {
  readonly error: string;
  readonly messages: string[];
  readonly retryAfterSeconds: number | undefined;

  constructor(error: string, details: { messages?: string[]; retryAfterSeconds?: number } = {}) {
    super(error);
    this.error = error;
    this.messages = details.messages ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

export type Method = (args: Args) => Answer;

export const botId = 'B0FRONTDESK';

/** A message as the Web API shows it; metadata only to those who ask. */
export const publicMessage = (
  { channel: _channel, ephemeralTo: _to, metadata, ...message }: SlackMessage,
  withMetadata: boolean,
) => ({ type: 'message', ...message, ...(withMetadata && metadata !== undefined ? { metadata } : {}) });
