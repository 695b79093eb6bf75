import { SQSServiceException } from '@aws-sdk/client-sqs';
import { AppError } from '../../core/errors.ts';

const throttles = ['RequestThrottled', 'ThrottlingException', 'Throttling', 'KmsThrottled', 'OverLimit'];
const notReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
const cutOff = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'TimeoutError', 'AbortError'];

/** Translates what the SDK threw. */
export const queueError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (throttles.includes(error.name)) {
    return new AppError('throttled', 'SQS asks to slow down', { cause: error, retryAfterMs: 1000 });
  }
  if (notReached.includes(code)) {
    return new AppError('unavailable', `SQS cannot be reached (${code})`, { cause: error });
  }
  if (cutOff.includes(code) || cutOff.includes(error.name)) {
    return new AppError('ambiguous', `SQS did not answer (${code || error.name})`, { cause: error });
  }
  if (!(error instanceof SQSServiceException)) return error;
  return error.$fault === 'server'
    ? new AppError('ambiguous', `SQS failed (${error.name})`, { cause: error })
    : new AppError('refused', `SQS refused the request (${error.name}: ${error.message})`, { cause: error });
};
