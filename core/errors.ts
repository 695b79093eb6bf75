/** What a caller can do about a failure decides its code. */
export type ErrorCode =
  /** The caller sent something unusable; the message says what was wrong and what was expected. */
  | 'invalid'
  | 'unauthorised'
  | 'not_found'
  /** Another writer won; read again and decide anew. */
  | 'conflict'
  /** The other side refused for now; try later, after `retryAfterMs` if given. */
  | 'throttled'
  /** The other side is failing, and the request certainly had no effect. */
  | 'unavailable'
  /** The request may or may not have taken effect: read back before trying again. */
  | 'ambiguous'
  /** The other side refused for good (bad credentials, unknown channel, malformed request). */
  | 'refused';

/** `AppError.reason` of an ambiguous call that nobody answered: it may still take effect, some time later. */
export const unanswered = 'unanswered';

const passing: ErrorCode[] = ['throttled', 'unavailable', 'ambiguous', 'conflict'];

/** The only error class that crosses a port. Anything else is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Milliseconds after which the other side asked to be tried again. */
  readonly retryAfterMs: number | undefined;
  /** The other side's own code for a refusal, such as `token_revoked`; or why it was not asked at all. */
  readonly reason: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number; reason?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.reason = options.reason;
  }
}

/** Whether a failure may end by itself; a bug does not. */
export const isPassing = (error: unknown): error is AppError =>
  error instanceof AppError && passing.includes(error.code);
