import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler';

/**
 * What a client of DynamoDB, SQS, Secrets Manager or Lambda is made with: by itself it would wait without end on a
 * connection that has gone silent, as one may have while its function was frozen. The SDK asks again, on another
 * connection, so `timeoutMs` is short: those services answer within milliseconds.
 */
export const awsRequests = (timeoutMs = 3_000) => ({
  requestHandler: {
    connectionTimeout: Math.min(1_000, timeoutMs),
    requestTimeout: timeoutMs,
    throwOnRequestTimeout: true,
    // The request's own time ends with the answer's headers.
    socketTimeout: timeoutMs,
  } satisfies NodeHttpHandlerOptions,
});
