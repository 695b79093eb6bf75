import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { AppError } from '../core/errors.ts';
import type { Telemetry } from '../core/ports.ts';
import { metricsNamespace } from './env.ts';

/** Where an error was thrown. A stack begins with the message, which may hold what a visitor wrote, on any number of lines. */
const framesOf = ({ stack = '', message }: Error): string[] =>
  stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 4);

/** Code and stack of an error; never its cause, which may hold what a visitor wrote. Powertools keeps `message` to itself. */
const describe = (error: unknown) =>
  error instanceof Error
    ? {
        error: error.name,
        ...(error instanceof AppError ? { code: error.code, detail: error.message } : {}),
        at: framesOf(error),
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
  const emit = (
    name: string,
    unit: (typeof MetricUnit)[keyof typeof MetricUnit],
    value: number,
    reason?: string,
  ) => {
    const metrics = new Metrics({ namespace: metricsNamespace, serviceName: 'frontdesk' });
    if (reason !== undefined) metrics.addDimension('reason', reason);
    metrics.addMetric(name, unit, value);
    metrics.publishStoredMetrics();
  };
  return {
    info: (event, fields = {}) => logger.info(event, fields as Record<string, string>),
    warn: (event, fields = {}, error) =>
      logger.warn(event, { ...fields, ...describe(error) } as Record<string, string>),
    error: (event, fields = {}, error) =>
      logger.error(event, { ...fields, ...describe(error) } as Record<string, string>),
    count: (metric, value = 1, reason) => {
      emit(metric, MetricUnit.Count, value);
      // A dimension makes a metric of its own: the sum over all reasons would be lost.
      if (reason !== undefined) emit(metric, MetricUnit.Count, value, reason);
    },
    measure: (metric, milliseconds) => emit(metric, MetricUnit.Milliseconds, milliseconds),
  };
};
