import { AppError, type ErrorCode } from '../../core/errors.ts';

/** Read without trusting the error's class: bundles may hold two copies of it. */
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** HTTP status of an error of the SDK; undefined where S3 did not answer. */
export const statusOf = (error: unknown): number | undefined => {
  const status = field(field(error, '$metadata'), 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
};

export const nameOf = (error: unknown): string => {
  const name = field(error, 'name');
  return typeof name === 'string' ? name : 'unknown error';
};

const codeOf = (name: string, status: number | undefined): ErrorCode => {
  if (name === 'CredentialsProviderError') return 'refused';
  if (name === 'SlowDown' || status === 429) return 'throttled';
  return status !== undefined && status >= 400 && status < 500 ? 'refused' : 'unavailable';
};

/** The error as the port names it. Objects are replaced as a whole, so writing one again does no harm. */
export const toAppError = (error: unknown, doing: string): AppError => {
  const name = nameOf(error);
  const status = statusOf(error);
  const shown = status === undefined ? '' : ` (${status})`;
  return new AppError(codeOf(name, status), `${doing} failed with ${name}${shown}`, { cause: error });
};
