import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { SyncReport } from '../../core/knowledge/sync/report.ts';

const problems = z.array(z.object({ from: z.string(), why: z.string() }));
const count = z.number();

const syncReport = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      read: count,
      unchanged: count,
      changed: count,
      added: count,
      removed: count,
      failed: problems,
      leftOut: problems,
      notReached: count,
    }),
  ),
  version: z.string(),
  articles: count,
  published: z
    .object({ articles: count, failed: z.array(z.object({ slug: z.string(), why: z.string() })) })
    .exactOptional(),
  durationMs: count,
});

/** As a function answers that threw. */
const thrown = z.object({ errorMessage: z.string() });

/** Waits for as long as a function may run; asked again, it would run twice. */
export const syncLambda = (): LambdaClient =>
  new LambdaClient({
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 10_000, requestTimeout: 16 * 60_000 }),
  });

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
};

/** Lets the deployed function synchronise. AppError where it cannot be invoked, or fails. */
export const invokeSync = async (
  client: Pick<LambdaClient, 'send'>,
  name: string,
  options: { everything: boolean },
): Promise<SyncReport> => {
  const payload = Buffer.from(JSON.stringify({ everything: options.everything }));
  const output = await client
    .send(new InvokeCommand({ FunctionName: name, Payload: payload }))
    .catch((error: unknown) => {
      const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new AppError('unavailable', `${name} could not be invoked: ${what}`, { cause: error });
    });
  const answer = parse(output.Payload?.transformToString() ?? '');
  if (output.FunctionError !== undefined) {
    const said = thrown.safeParse(answer);
    throw new AppError(
      'unavailable',
      `${name} failed: ${said.success ? said.data.errorMessage : output.FunctionError}`,
    );
  }
  const report = syncReport.safeParse(answer);
  if (!report.success) {
    throw new AppError(
      'invalid',
      `${name} answered something else; expected the report of a synchronisation`,
    );
  }
  return report.data;
};
