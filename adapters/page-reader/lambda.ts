import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { pageAnswer } from '../../core/assistant/page-answer.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { PageReader } from '../../core/ports.ts';

const codes: Record<string, ErrorCode> = {
  AccessDeniedException: 'refused',
  ResourceNotFoundException: 'refused',
  InvalidParameterValueException: 'refused',
  TooManyRequestsException: 'throttled',
};

const failure = (error: unknown): AppError => {
  const name = error instanceof Error ? error.name : 'unknown';
  return new AppError(codes[name] ?? 'unavailable', `the page reader could not be invoked: ${name}`, {
    cause: error,
  });
};

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch (error) {
    throw new AppError('unavailable', 'the page reader did not answer in JSON', { cause: error });
  }
};

/** Reads pages through the function `read-page`, which holds no permission that a page could misuse. */
export const lambdaPageReader = (client: LambdaClient, functionName: string): PageReader => ({
  read: async (url) => {
    const output = await client
      .send(new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify({ url })) }))
      .catch((error: unknown) => {
        throw failure(error);
      });
    if (output.FunctionError !== undefined) {
      throw new AppError('unavailable', `the page reader failed: ${output.FunctionError}`);
    }
    const answer = pageAnswer.safeParse(parse(output.Payload?.transformToString() ?? ''));
    if (!answer.success) throw new AppError('unavailable', 'the page reader gave an answer of unknown form');
    if ('error' in answer.data) throw new AppError(answer.data.error.code, answer.data.error.message);
    return answer.data.page;
  },
});
