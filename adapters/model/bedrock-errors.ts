import { AppError, type ErrorCode } from '../../core/errors.ts';

const codes: Record<string, ErrorCode> = {
  ThrottlingException: 'throttled',
  ModelNotReadyException: 'throttled',
  ModelTimeoutException: 'unavailable',
  ModelErrorException: 'unavailable',
  InternalServerException: 'unavailable',
  ServiceUnavailableException: 'unavailable',
  ValidationException: 'invalid',
  AccessDeniedException: 'refused',
  ResourceNotFoundException: 'refused',
  ServiceQuotaExceededException: 'refused',
};

/** What an error of the SDK tells, read without trusting its class: bundles may hold two copies of it. */
interface Failure {
  name: string;
  status: number | undefined;
  retryAfterMs: number | undefined;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const failureOf = (error: unknown): Failure => {
  const name = field(error, 'name');
  const status = field(field(error, '$metadata'), 'httpStatusCode');
  const seconds = Number(field(field(field(error, '$response'), 'headers'), 'retry-after') ?? Number.NaN);
  return {
    name: typeof name === 'string' ? name : 'unknown error',
    status: typeof status === 'number' ? status : undefined,
    retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined,
  };
};

const codeByStatus = (status: number): ErrorCode => {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403 || status === 404) return 'refused';
  return status >= 500 || status === 408 || status === 424 ? 'unavailable' : 'invalid';
};

const codeOf = ({ name, status }: Failure): ErrorCode => {
  const named = codes[name];
  if (named !== undefined) return named;
  if (name === 'CredentialsProviderError') return 'refused';
  // A parser's error carries the status of the answer it could not read, which may well be 200.
  return status === undefined || status < 300 ? 'unavailable' : codeByStatus(status);
};

/**
 * Whether a second attempt at once has a fair chance: the model or the connection failed. Not for throttling, whose
 * quota is counted by the minute, nor for time-outs of our own, which have spent the time there was.
 */
export const isWorthAnotherTry = (error: unknown): boolean => {
  const { name, status } = failureOf(error);
  if (name === 'AbortError' || name === 'TimeoutError') return false;
  if (name === 'CredentialsProviderError') return false;
  return status === undefined || status === 408 || status === 424 || status >= 500;
};

/** The error as the port names it. The service's message stays: it holds places and limits, no visitor's words. */
export const toAppError = (error: unknown): AppError => {
  const failure = failureOf(error);
  const code = codeOf(failure);
  const detail =
    code === 'invalid' || code === 'refused' ? `: ${error instanceof Error ? error.message : ''}` : '';
  const status = failure.status === undefined ? '' : ` (${failure.status})`;
  return new AppError(code, `Bedrock failed with ${failure.name}${status}${detail}`, {
    cause: error,
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  });
};
