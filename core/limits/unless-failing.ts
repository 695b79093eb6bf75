import { AppError } from '../errors.ts';
import type { Telemetry } from '../ports.ts';

/** What the limiter answers; undefined where it fails, for a limit is the first line and the other side's own the second. */
export const unlessFailing = async <T>(
  telemetry: Pick<Telemetry, 'warn'>,
  ask: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'invalid') throw error;
    telemetry.warn('rate_limiter_failed', { code: error.code }, error);
    return undefined;
  }
};
