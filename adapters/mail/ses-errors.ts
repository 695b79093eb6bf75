import { AppError, type ErrorCode } from '../../core/errors.ts';

/** Error codes of SES's query API; source: Amazon SES API Reference, "SendEmail" and "Common Errors". */
const codes: Record<string, ErrorCode> = {
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',
  LimitExceededException: 'throttled',
  RequestThrottled: 'throttled',
  // Nothing was sent: there were no credentials to sign with, or they had just run out.
  CredentialsProviderError: 'unavailable',
  ExpiredToken: 'unavailable',
  ExpiredTokenException: 'unavailable',
  RequestExpired: 'unavailable',
};

/** The connection never stood, so the request never left. */
const neverLeft =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|connect ETIMEDOUT)\b|did not establish a connection/;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const codeOf = (name: string, message: string, status: number | undefined): ErrorCode => {
  const named = codes[name];
  if (named !== undefined) return named;
  if (status === undefined) return neverLeft.test(message) ? 'unavailable' : 'ambiguous';
  return status >= 400 && status < 500 ? 'refused' : 'ambiguous';
};

/** Errors of the socket are all called Error; the system's code says more, and stands at least in the message. */
const nameOf = (error: unknown, message: string): string => {
  const name = field(error, 'name');
  if (typeof name !== 'string') return 'unknown error';
  const code = field(error, 'code') ?? /\bE[A-Z_]{4,}\b/.exec(message)?.[0];
  return name === 'Error' && typeof code === 'string' ? code : name;
};

/**
 * An error of the SES client as the port names it. SES cannot be asked whether it took a mail, so whatever may have
 * come after the hand-over is ambiguous. The message names SES's code only: SES's own text holds addresses.
 */
export const sesError = (error: unknown): AppError => {
  const message = String(field(error, 'message'));
  const name = nameOf(error, message);
  const answered = field(field(error, '$metadata'), 'httpStatusCode');
  const status = typeof answered === 'number' ? answered : undefined;
  const detail = status === undefined ? '' : ` (${status})`;
  return new AppError(codeOf(name, message, status), `SES failed with ${name}${detail}`, { cause: error });
};
