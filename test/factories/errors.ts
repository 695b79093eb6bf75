import type { ErrorCode } from '../../core/errors.ts';

/** Matches an AppError by code too, which comparing two errors leaves out. */
export const appError = (code: ErrorCode, message: string) =>
  expect.objectContaining({ name: 'AppError', code, message });
