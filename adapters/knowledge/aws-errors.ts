import { AppError, type ErrorCode } from '../../core/errors.ts';

const codes: Record<string, ErrorCode> = {
  ThrottlingException: 'throttled',
  SlowDown: 'throttled',
  ModelNotReadyException: 'throttled',
  ValidationException: 'invalid',
  ConflictException: 'conflict',
  AccessDeniedException: 'refused',
  ResourceNotFoundException: 'refused',
  ServiceQuotaExceededException: 'refused',
  CredentialsProviderError: 'refused',
};

/** Read without trusting the error's class: bundles may hold two copies of it. */
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const codeByStatus = (status: number | undefined): ErrorCode => {
  // A parser's error carries the status of the answer it could not read, which may well be 200.
  if (status === undefined || status < 300 || status >= 500) return 'unavailable';
  if (status === 429) return 'throttled';
  return status === 401 || status === 403 || status === 404 ? 'refused' : 'invalid';
};

/**
 * An error of Bedrock or S3 as the port names it. `doing` begins the message. The service's own message stays where
 * somebody has to act on it: it holds names and limits, no visitor's words.
 */
export const toAppError = (error: unknown, doing: string): AppError => {
  if (error instanceof AppError) return error;
  const given = field(error, 'name');
  const name = typeof given === 'string' ? given : 'unknown error';
  const httpStatus = field(field(error, '$metadata'), 'httpStatusCode');
  const status = typeof httpStatus === 'number' ? httpStatus : undefined;
  const code = codes[name] ?? codeByStatus(status);
  const message = field(error, 'message');
  const detail =
    code === 'invalid' || code === 'refused' ? `: ${typeof message === 'string' ? message : ''}` : '';
  const shown = status === undefined ? '' : ` (${status})`;
  return new AppError(code, `${doing} failed with ${name}${shown}${detail}`, { cause: error });
};
