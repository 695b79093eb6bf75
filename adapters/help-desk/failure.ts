import { AppError, unanswered } from '../../core/errors.ts';

export interface Call {
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  /** One of the same work was made just before. */
  follows?: boolean;
}

export interface Answer {
  status: number;
  body: string;
  retryAfter: string | null;
}

export const writes = (call: Call): boolean => call.method !== 'GET';

/** Method and path with ids left out: it goes into logs. */
export const nameOf = (call: Call): string =>
  `LiveAgent ${call.method} ${call.path.replace(/^(\/api\/v3\/[^/]+|\/api\/(?!v3\/)[^/]+)\/[^/]+/, '$1/{id}')}`;

/** LiveAgent documents no Retry-After. */
const defaultRetryAfterMs = 10_000;

/** The connection was never made, so nothing was sent. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** What a failed `fetch` means: unavailable where nothing can have happened, ambiguous where a write may have. */
export const connectionFailure = (error: unknown, call: Call): AppError => {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: string };
  const code = typeof cause?.code === 'string' ? cause.code : '';
  if (neverSent.includes(code)) {
    return new AppError('unavailable', `${nameOf(call)} could not connect (${code})`, { cause: error });
  }
  const what = name === 'TimeoutError' ? 'was not answered in time' : 'lost its connection';
  return writes(call)
    ? new AppError('ambiguous', `${nameOf(call)} ${what}`, { cause: error, reason: unanswered })
    : new AppError('unavailable', `${nameOf(call)} ${what}`, { cause: error });
};

const retryAfterMs = (header: string | null, now: number): number => {
  if (header === null) return defaultRetryAfterMs;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : defaultRetryAfterMs;
};

const hintOf = (status: number): string => {
  if (status < 400) return '; expected liveagent.url to be the address that answers itself';
  if (status === 401 || status === 403)
    return '; expected valid keys with the privileges in docs/liveagent.md';
  return '';
};

/** What a status means; undefined where the call went well or its object does not exist (404). */
export const statusFailure = (answer: Answer, call: Call, now: number): AppError | undefined => {
  const { status } = answer;
  if ((status >= 200 && status <= 299) || status === 404) return undefined;
  const message = `${nameOf(call)} answered ${status}${hintOf(status)}`;
  if (status === 429) {
    return new AppError('throttled', message, { retryAfterMs: retryAfterMs(answer.retryAfter, now) });
  }
  if (status >= 500) {
    // Whoever stands before LiveAgent has stopped waiting; LiveAgent has not stopped working.
    const late = status === 504 ? { reason: unanswered } : {};
    return writes(call) ? new AppError('ambiguous', message, late) : new AppError('unavailable', message);
  }
  return new AppError('refused', message);
};
