import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { AppError } from '../core/errors.ts';
import type { Telemetry } from '../core/ports.ts';

export const metricsNamespace = 'Frontdesk';

/** Code and stack of an error; never its cause, which may hold what a visitor wrote. Powertools keeps `message` to itself. */
const describe = (error: unknown) =>
  error instanceof Error
    ? {
        error: error.name,
        ...(error instanceof AppError ? { code: error.code, detail: error.message } : {}),
        at: error.stack
          ?.split('\n')
          .slice(1, 5)
          .map((line) => line.trim()),
      }
    : error === undefined
      ? {}
      : { error: typeof error };

/** Structured logs and embedded metrics, one line a metric so that nothing waits for a flush. */
export const lambdaTelemetry = (
  service: string,
  logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR',
): Telemetry => {
  const logger = new Logger({ serviceName: service, logLevel });
  const emit = (name: string, unit: (typeof MetricUnit)[keyof typeof MetricUnit], value: number) => {
    const metrics = new Metrics({ namespace: metricsNamespace, serviceName: 'frontdesk' });
    metrics.addMetric(name, unit, value);
    metrics.publishStoredMetrics();
  };
  return {
    info: (event, fields = {}) => logger.info(event, fields as Record<string, string>),
    warn: (event, fields = {}, error) =>
      logger.warn(event, { ...fields, ...describe(error) } as Record<string, string>),
    error: (event, fields = {}, error) =>
      logger.error(event, { ...fields, ...describe(error) } as Record<string, string>),
    count: (metric, value = 1) => emit(metric, MetricUnit.Count, value),
    measure: (metric, milliseconds) => emit(metric, MetricUnit.Milliseconds, milliseconds),
  };
};
