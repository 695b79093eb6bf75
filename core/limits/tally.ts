import { AppError } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { Counters, Telemetry } from '../ports.ts';

export interface TallyDeps {
  counters: Counters;
  telemetry: Telemetry;
}

/** Adds to a shared sum and gives it; undefined where that failed, which no visitor has to wait for. */
export const tally = async (
  { counters, telemetry }: TallyDeps,
  name: string,
  amount: number,
  expiresAt: Instant,
): Promise<number | undefined> => {
  try {
    return await counters.add(name, amount, { expiresAt });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    telemetry.warn('counter_failed', { code: error.code }, error);
    return undefined;
  }
};
