import { appendFileSync } from 'node:fs';
import { AppError } from '../core/errors.ts';
import type { Telemetry } from '../core/ports.ts';
import type { LogFields } from '../core/telemetry.ts';

/** Log lines go to a file beside the data, so that the terminal keeps to what a person needs. */
export const localTelemetry = (file: string): Telemetry => {
  const write = (level: string, event: string, fields: LogFields = {}, error?: unknown) => {
    const failure =
      error instanceof AppError
        ? { error: error.code, message: error.message }
        : error instanceof Error
          ? { error: error.name, message: error.message, stack: error.stack }
          : {};
    appendFileSync(
      file,
      `${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields, ...failure })}\n`,
    );
  };
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields, error) => write('warn', event, fields, error),
    error: (event, fields, error) => write('error', event, fields, error),
    count: (metric, value = 1, reason) =>
      write('metric', metric, { count: value, ...(reason === undefined ? {} : { reason }) }),
    measure: (metric, milliseconds) => write('metric', metric, { durationMs: milliseconds }),
  };
};
