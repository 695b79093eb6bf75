import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { AppError } from '../../core/errors.ts';

const throttles = [
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingError',
  'ThrottlingException',
];

/** What the network says where a request never reached the other side. */
const notReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
/** What it says where a request may have. */
const cutOff = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'TimeoutError', 'AbortError'];

/** Milliseconds to wait between tries while other transactions hold an item. */
const pauses = [10, 20, 40, 80, 160, 320];

const throttled = (cause: unknown): AppError =>
  new AppError('throttled', 'DynamoDB asks to slow down; expected capacity for this table', {
    cause,
    retryAfterMs: 1000,
  });

/** Translates what the SDK threw. A failed write is ambiguous, a failed read is not. */
const storeError = (error: unknown, action: 'read' | 'write'): unknown => {
  if (!(error instanceof Error)) return error;
  const failed = action === 'read' ? 'unavailable' : 'ambiguous';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (throttles.includes(error.name)) return throttled(error);
  if (notReached.includes(code)) {
    return new AppError('unavailable', `DynamoDB cannot be reached (${code})`, { cause: error });
  }
  if (cutOff.includes(code) || cutOff.includes(error.name)) {
    return new AppError(failed, `DynamoDB did not answer the ${action} (${code || error.name})`, {
      cause: error,
    });
  }
  if (!(error instanceof DynamoDBServiceException)) return error;
  return error.$fault === 'server'
    ? new AppError(failed, `DynamoDB failed the ${action} (${error.name})`, { cause: error })
    : new AppError('refused', `DynamoDB refused the ${action} (${error.name}: ${error.message})`, {
        cause: error,
      });
};

export const reading = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request;
  } catch (error) {
    throw storeError(error, 'read');
  }
};

export type Refusal = { failed: boolean[]; conflict: boolean };

/** Runs a transaction: undefined once committed, else which of its conditions did not hold. */
export const transact = async (request: Promise<unknown>): Promise<Refusal | undefined> => {
  try {
    await request;
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw storeError(error, 'write');
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
    const failed = codes.map((code) => code === 'ConditionalCheckFailed');
    if (failed.includes(true)) return { failed, conflict: false };
    if (codes.some((code) => throttles.includes(code))) throw throttled(error);
    if (codes.includes('TransactionConflict')) return { failed, conflict: true };
    const reasons = codes.filter((code) => code !== 'None').join(', ') || 'without a reason';
    throw new AppError('refused', `DynamoDB refused the transaction (${reasons})`, { cause: error });
  }
};

/** Runs one conditional write: false where its condition did not hold. */
export const written = async <T>(request: Promise<T>): Promise<T | false | 'conflict'> => {
  try {
    return await request;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ConditionalCheckFailedException') return false;
    if (name === 'TransactionConflictException') return 'conflict';
    throw storeError(error, 'write');
  }
};

/** Tries again while another transaction is at the same item; AppError throttled when it stays there. */
export const throughConflicts = async <T>(attempt: () => Promise<T | 'conflict'>): Promise<T> => {
  for (const pause of pauses) {
    const outcome = await attempt();
    if (outcome !== 'conflict') return outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw throttled(undefined);
};
