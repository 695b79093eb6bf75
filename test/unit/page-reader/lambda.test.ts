import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaPageReader } from '../../../adapters/page-reader/lambda.ts';
import { AppError } from '../../../core/errors.ts';
import type { PageReader, Telemetry } from '../../../core/ports.ts';
import type { LogFields } from '../../../core/telemetry.ts';
import { makeHandler } from '../../../functions/read-page/handler.ts';

const page = { url: 'https://www.example.com/', title: 'Example', text: 'Words' };

/** Lambda's Invoke endpoint with `answer` behind it; what was asked is kept. */
const withLambda = async <T>(
  answer: (event: unknown) => Promise<{ status?: number; headers?: Record<string, string>; body: string }>,
  run: (reader: PageReader, paths: string[]) => Promise<T>,
): Promise<T> => {
  const paths: string[] = [];
  const server = createServer(async (request, response) => {
    paths.push(`${request.method} ${request.url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status = 200, headers = {}, body } = await answer(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new LambdaClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  try {
    return await run(lambdaPageReader(client, 'read-page'), paths);
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
};

const telemetry = (lines: [string, LogFields | undefined][]): Telemetry => ({
  info: (event, fields) => lines.push([event, fields]),
  warn: (event, fields) => lines.push([event, fields]),
  error: (event, fields) => lines.push([event, fields]),
  count: () => undefined,
  measure: () => undefined,
});

const handlerWith = (read: PageReader['read'], lines: [string, LogFields | undefined][] = []) =>
  makeHandler({ reader: { read }, telemetry: telemetry(lines) });

describe('lambdaPageReader with the function read-page', () => {
  it('returns the page that the function read', async () => {
    const asked: string[] = [];
    const handler = handlerWith(async (url) => {
      asked.push(url);
      return page;
    });
    await withLambda(
      async (event) => ({ body: JSON.stringify(await handler(event)) }),
      async (reader, paths) => {
        expect(await reader.read('https://www.example.com/')).toEqual(page);
        expect(asked).toEqual(['https://www.example.com/']);
        expect(paths).toEqual(['POST /2015-03-31/functions/read-page/invocations']);
      },
    );
  });

  it.each(['refused', 'unavailable'] as const)('hands on that a page was %s', async (code) => {
    const lines: [string, LogFields | undefined][] = [];
    const handler = handlerWith(async () => {
      throw new AppError(code, 'because of the page');
    }, lines);
    await withLambda(
      async (event) => ({ body: JSON.stringify(await handler(event)) }),
      async (reader) => {
        await expect(reader.read('https://www.example.com/')).rejects.toMatchObject({
          name: 'AppError',
          code,
          message: 'because of the page',
        });
      },
    );
    expect(lines).toEqual([['page_not_read', { code }]]);
  });

  it.each([
    [
      'a bug in it',
      { headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorType":"TypeError"}' },
      'unavailable',
      'the page reader failed: Unhandled',
    ],
    [
      'an answer of another form',
      { body: '{"page":{"url":1}}' },
      'unavailable',
      'the page reader gave an answer of unknown form',
    ],
    ['no JSON', { body: 'oops' }, 'unavailable', 'the page reader did not answer in JSON'],
    [
      'too many invocations',
      {
        status: 429,
        headers: { 'x-amzn-errortype': 'TooManyRequestsException' },
        body: '{"message":"slow down"}',
      },
      'throttled',
      'the page reader could not be invoked: TooManyRequestsException',
    ],
    [
      'a missing permission',
      { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{"message":"no"}' },
      'refused',
      'the page reader could not be invoked: AccessDeniedException',
    ],
  ])('translates %s', async (_what, answer, code, message) => {
    await withLambda(
      async () => answer,
      async (reader) => {
        await expect(reader.read('https://www.example.com/')).rejects.toMatchObject({
          name: 'AppError',
          code,
          message,
        });
      },
    );
  });
});

describe('read-page', () => {
  it.each([
    [undefined],
    [{}],
    [{ url: 7 }],
    [{ url: '' }],
    [{ url: 'https://a.example/', headers: {} }],
    [{ url: 'a'.repeat(2049) }],
  ])('refuses the event %j', async (event) => {
    const handler = handlerWith(async () => page);
    expect(await handler(event)).toEqual({
      error: { code: 'invalid', message: 'the event is not of the expected form { url }' },
    });
  });

  it('lets a bug be seen as one', async () => {
    const handler = handlerWith(async () => {
      throw new TypeError('bug');
    });
    await expect(handler({ url: 'https://www.example.com/' })).rejects.toThrow(new TypeError('bug'));
  });
});
