import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { AppError, unanswered } from '../../core/errors.ts';

/** `post` has an effect that may have happened although no answer came; a `read` has none. */
export type CallKind = 'post' | 'read';

/** Failures of the connection that come before anything was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack says of these that part of the operation may have succeeded. */
const unfinished = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

const limited = new Set(['ratelimited', 'rate_limited']);

/** The token was refused, so nothing was done: worth one more try with a token read afresh. */
const badToken = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

export const isBadToken = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && badToken.has(error.data.error);

const platformError = (method: string, kind: CallKind, error: WebAPIPlatformError): AppError => {
  const { error: code, response_metadata: details } = error.data;
  // A body that is no JSON comes as the "error"; only Slack's own codes look like this.
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(code))
    return unclear(method, kind, 'an answer that is not JSON', { cause: error });
  if (limited.has(code)) return throttled(method, details?.retryAfter ?? 1, error);
  if (unfinished.has(code)) return unclear(method, kind, code, { cause: error });
  const pointers = (details?.messages ?? []).join('; ').slice(0, 500);
  return new AppError('refused', `Slack refused ${method}: ${code}${pointers ? ` (${pointers})` : ''}`, {
    cause: error,
    reason: code,
  });
};

const throttled = (method: string, seconds: number, cause: unknown): AppError =>
  new AppError('throttled', `Slack limits ${method}; asked to wait ${seconds} s`, {
    cause,
    retryAfterMs: seconds * 1000,
  });

const unclear = (
  method: string,
  kind: CallKind,
  what: string,
  options: { cause: unknown; reason?: string },
): AppError =>
  kind === 'post'
    ? new AppError('ambiguous', `Slack may or may not have done ${method}: ${what}`, options)
    : new AppError('unavailable', `Slack did not answer ${method}: ${what}`, { cause: options.cause });

/** What a failed call of `slackClient` means to the caller. Facts: `@slack/web-api` 8.2.0, errors.ts and WebClient.ts. */
export const slackError = (method: string, kind: CallKind, error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof WebAPIRateLimitedError) return throttled(method, error.retryAfter, error);
  if (error instanceof WebAPIPlatformError) return platformError(method, kind, error);
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode >= 500
      ? unclear(method, kind, `HTTP ${error.statusCode}`, {
          cause: error,
          // Whoever stands before Slack has stopped waiting; Slack has not stopped working.
          ...(error.statusCode === 504 ? { reason: unanswered } : {}),
        })
      : new AppError('refused', `Slack refused ${method}: HTTP ${error.statusCode}`, {
          cause: error,
          reason: `http_${error.statusCode}`,
        });
  }
  const code = error instanceof WebAPIRequestError ? error.original.message : undefined;
  if (code !== undefined && neverSent.has(code)) {
    return new AppError('unavailable', `Slack cannot be reached for ${method}: ${code}`, { cause: error });
  }
  return unclear(method, kind, code ?? 'the answer broke off', { cause: error, reason: unanswered });
};
