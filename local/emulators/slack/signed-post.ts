import { createHmac } from 'node:crypto';

export interface SignedAnswer {
  /** HTTP status; 0 where nothing answered. */
  status: number;
  body: string;
  /** Slack's word for why it would try again; undefined where the answer was a success. */
  retryReason?: 'http_timeout' | 'connection_failed' | 'http_error';
  noRetry: boolean;
}

/** Slack waits three seconds for an answer. */
const timeoutMs = 3000;

/** Posts a body signed as Slack signs it (docs.slack.dev, "Verifying requests from Slack"). */
export const signedPost = async (
  url: string,
  body: string,
  request: {
    signingSecret: string;
    now: () => number;
    contentType: string;
    headers?: Record<string, string>;
  },
): Promise<SignedAnswer> => {
  const timestamp = String(Math.floor(request.now() / 1000));
  const digest = createHmac('sha256', request.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': request.contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${digest}`,
        ...request.headers,
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status } = response;
    return {
      status,
      body: await response.text(),
      ...(response.ok ? {} : { retryReason: 'http_error' as const }),
      noRetry: response.headers.get('x-slack-no-retry') === '1',
    };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return {
      status: 0,
      body: timedOut ? 'no answer within 3 s' : 'the connection failed',
      retryReason: timedOut ? 'http_timeout' : 'connection_failed',
      noRetry: false,
    };
  }
};
