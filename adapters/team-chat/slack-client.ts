import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import { type CallKind, isBadToken, slackError } from './slack-errors.ts';
import { slackFetch } from './slack-fetch.ts';

export interface SlackClientOptions {
  /** Reads the bot token; `fresh` past any cache, after Slack refused the one held. */
  token: (options?: { fresh: boolean }) => Promise<string>;
  /** Ends in `/api/`; Slack itself where left out or empty. */
  apiUrl?: string;
  /** Milliseconds; 5000 where left out. */
  timeoutMs?: number;
}

export type SlackCall = <Schema extends z.ZodType>(
  kind: CallKind,
  method: string,
  args: Record<string, unknown>,
  answer: Schema,
) => Promise<z.output<Schema>>;

/** The client's own lines would bypass the structured log and may quote what a visitor wrote. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Calls Slack's Web API exactly once per call: the client's own retries would post a message twice. */
export const slackClient = ({ token, apiUrl, timeoutMs = 5000 }: SlackClientOptions): SlackCall => {
  let held: { token: string; client: WebClient } | undefined;
  const clientFor = async (fresh: boolean): Promise<WebClient> => {
    const current = await token(fresh ? { fresh } : undefined);
    if (held?.token !== current) {
      const client = new WebClient(current, {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: timeoutMs,
        logger: silent,
        fetch: slackFetch,
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
      });
      held = { token: current, client };
    }
    return held.client;
  };
  return async (kind, method, args, answer) => {
    const request = (client: WebClient): Promise<unknown> => client.apiCall(method, args);
    const fail = (error: unknown): never => {
      throw slackError(method, kind, error);
    };
    const client = await clientFor(false);
    const result = await request(client).catch(async (error: unknown) => {
      const renewed = isBadToken(error) ? await clientFor(true) : client;
      return renewed === client ? fail(error) : request(renewed).catch(fail);
    });
    const parsed = answer.safeParse(result);
    if (parsed.success) return parsed.data;
    throw new AppError(
      kind === 'post' ? 'ambiguous' : 'unavailable',
      `Slack answered ${method} without ${parsed.error.issues[0]?.path.join('.') || 'the expected fields'}`,
    );
  };
};
