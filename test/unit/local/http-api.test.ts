import { createServer, type RequestListener, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { type HttpApiHandler, httpApi } from '../../../local/http-api.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Serves one recording handler under each key and gives what it was called with. */
const recording = async (...keys: string[]) => {
  const events: APIGatewayProxyEventV2[] = [];
  const contexts: Context[] = [];
  const handler: HttpApiHandler = async (event, context) => {
    events.push(event);
    contexts.push(context);
    return { statusCode: 200, body: '{"ok":true}' };
  };
  const url = await serve(httpApi(Object.fromEntries(keys.map((key) => [key, handler]))));
  return { url, events, contexts };
};

describe('httpApi', () => {
  it('turns a JSON request into a payload 2.0 event', async () => {
    const { url, events, contexts } = await recording('POST /liveagent/events/{secret}');
    await fetch(`${url}/liveagent/events/s%C3%A9cret?a=1&b=x%20y&a=2`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Frontdesk-Secret': 'S3', 'User-Agent': 'Rule/1' },
      body: '{"text":"žluťoučký"}',
    });
    const [event] = events;
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /liveagent/events/{secret}',
      rawPath: '/liveagent/events/s%C3%A9cret',
      rawQueryString: 'a=1&b=x%20y&a=2',
      headers: expect.objectContaining({
        'content-type': 'application/json',
        'x-frontdesk-secret': 'S3',
        'content-length': '24',
      }),
      queryStringParameters: { a: '1,2', b: 'x y' },
      pathParameters: { secret: 'sécret' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: url.slice('http://'.length),
        domainPrefix: '127',
        http: {
          method: 'POST',
          path: '/liveagent/events/s%C3%A9cret',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'Rule/1',
        },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: 'POST /liveagent/events/{secret}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body: '{"text":"žluťoučký"}',
      isBase64Encoded: false,
    });
    const remaining = contexts[0]?.getRemainingTimeInMillis() ?? 0;
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(30_000);
  });

  it('passes headers in lower case, repeated ones joined, cookies apart', async () => {
    const { url, events } = await recording('GET /health');
    await new Promise<void>((resolve, reject) => {
      const headers = { 'X-Slack-Signature': 'v0=AbC', 'X-Many': ['one', 'two'], Cookie: 'a=1; b=2' };
      send(`${url}/health`, { headers }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end();
    });
    expect(events[0]?.headers).toEqual({
      'x-slack-signature': 'v0=AbC',
      'x-many': 'one,two',
      host: url.slice('http://'.length),
      connection: expect.any(String),
    });
    expect(events[0]?.cookies).toEqual(['a=1', 'b=2']);
  });

  it.each([
    ['bytes that are not UTF-8 under a text type', 'text/plain', Buffer.from([0x66, 0xff, 0x00, 0xe9])],
    ['a binary type', 'application/octet-stream', Buffer.from('plain words')],
    ['a form', 'application/x-www-form-urlencoded', Buffer.from('payload=%7B%22type%22%3A1%7D')],
  ])('passes %s base64-encoded, byte for byte', async (_what, type, body) => {
    const { url, events } = await recording('POST /slack/interactions');
    await fetch(`${url}/slack/interactions`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    });
    expect(events[0]?.isBase64Encoded).toBe(true);
    expect(Buffer.from(events[0]?.body ?? '', 'base64')).toEqual(body);
  });

  it('leaves body, query and parameters out where there are none', async () => {
    const { url, events } = await recording('GET /health');
    await fetch(`${url}/health`);
    expect(Object.keys(events[0] ?? {}).sort()).toEqual(
      [
        'headers',
        'isBase64Encoded',
        'rawPath',
        'rawQueryString',
        'requestContext',
        'routeKey',
        'version',
      ].sort(),
    );
  });

  it('prefers a literal route to one with a parameter', async () => {
    const { url, events } = await recording('GET /t/{token}', 'GET /t/list');
    await fetch(`${url}/t/list`);
    await fetch(`${url}/t/abc`);
    expect(events.map((event) => event.routeKey)).toEqual(['GET /t/list', 'GET /t/{token}']);
  });

  it.each([
    ['another method', 'PUT', '/t/abc'],
    ['an empty parameter', 'GET', '/t/'],
    ['one segment too many', 'GET', '/t/abc/d'],
  ])('answers 404 for %s', async (_what, method, path) => {
    const { url, events } = await recording('GET /t/{token}');
    const response = await fetch(url + path, { method });
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
    expect(events).toEqual([]);
  });

  it('takes an encoded slash as part of a parameter', async () => {
    const { url, events } = await recording('GET /t/{token}');
    await fetch(`${url}/t/a%2Fb`);
    expect(events[0]?.pathParameters).toEqual({ token: 'a/b' });
  });

  it('answers 400 where a parameter is not percent-encoded UTF-8', async () => {
    const { url, events } = await recording('GET /t/{token}');
    const response = await fetch(`${url}/t/%E9`);
    expect([response.status, await response.json()]).toEqual([400, { message: 'Bad Request' }]);
    expect(events).toEqual([]);
  });

  it('takes 10 MB and refuses one byte more', async () => {
    const { url, events } = await recording('POST /slack/events');
    const post = (bytes: number) =>
      fetch(`${url}/slack/events`, { method: 'POST', body: new Uint8Array(bytes).fill(97) });
    expect((await post(10 * 1024 * 1024)).status).toBe(200);
    const refused = await post(10 * 1024 * 1024 + 1);
    expect([refused.status, await refused.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    expect(events).toHaveLength(1);
  });

  it('sends status, headers, cookies and a binary body as the handler gave them', async () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    const url = await serve(
      httpApi({
        'GET /file': async () => ({
          statusCode: 203,
          headers: { 'content-type': 'image/x-test', 'x-number': 7 },
          cookies: ['a=1', 'b=2'],
          body: bytes.toString('base64'),
          isBase64Encoded: true,
        }),
      }),
    );
    const response = await fetch(`${url}/file`);
    expect(response.status).toBe(203);
    expect(response.headers.get('content-type')).toBe('image/x-test');
    expect(response.headers.get('x-number')).toBe('7');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('answers 500 without detail where a handler throws, and tells of the bug', async () => {
    const bugs: unknown[] = [];
    const url = await serve(
      httpApi(
        {
          'GET /health': async () => {
            throw new Error('secret detail');
          },
        },
        (error, routeKey) => bugs.push([routeKey, (error as Error).message]),
      ),
    );
    const response = await fetch(`${url}/health`);
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(bugs).toEqual([['GET /health', 'secret detail']]);
  });
});
