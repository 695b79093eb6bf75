import { AppError } from '../../../core/errors.ts';
import type { Telemetry } from '../../../core/ports.ts';
import type { Observed } from './observed.ts';

/** Logs and metrics, kept to be looked at. */
export const simTelemetry = ({ bugs, trace, logged, counted }: Observed): Telemetry => {
  /** What functions/telemetry.ts writes of an error: its name, and an AppError's code and message. */
  const info = (event: string, fields: object = {}, error?: unknown) => {
    const why = error instanceof AppError ? { code: error.code, detail: error.message } : {};
    logged.push(JSON.stringify({ event, ...fields, ...why }));
  };
  const note = (event: string, fields?: object, error?: unknown) => {
    info(event, fields, error);
    trace.push(`    (${event}${error instanceof AppError ? `: ${error.code}, ${error.message}` : ''})`);
    if (error !== undefined && !(error instanceof AppError)) bugs.push(String(error));
  };
  const count: Telemetry['count'] = (metric, _value, reason = '') => {
    counted.push({ metric, reason });
  };
  return { info, warn: note, error: note, count, measure: () => undefined };
};
