import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { type HttpRequest, http, type json } from '../../../functions/http.ts';
import { recordingTelemetry } from './sqs.ts';

const event = (over: Partial<APIGatewayProxyEventV2> = {}) =>
  ({
    routeKey: 'POST /slack/events',
    rawQueryString: '',
    headers: {},
    requestContext: { http: { method: 'POST' } },
    isBase64Encoded: false,
    ...over,
  }) as unknown as APIGatewayProxyEventV2;

const serving = (run: (request: HttpRequest) => Promise<ReturnType<typeof json>>) => {
  const { telemetry, events } = recordingTelemetry();
  const handle = http(telemetry, run);
  return { events, call: (given = event()) => handle(given, {} as Context) };
};
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const asJson = { ...always, 'content-type': 'application/json; charset=utf-8' };

describe('a request', () => {
  const seen = async (given: APIGatewayProxyEventV2) => {
    const requests: HttpRequest[] = [];
    const { call } = serving(async (request) => {
      requests.push(request);
      return { status: 200 };
    });
    const answer = await call(given);
    return { answer, request: requests[0] };
  };

  it('has method, route, parameters and headers in any case', async () => {
    const { answer, request } = await seen(
      event({
        routeKey: 'GET /transcripts/{token}',
        rawQueryString: 'a=1%202&b=&a=3',
        pathParameters: { token: 'abc', empty: undefined },
        headers: { 'X-Slack-Signature': 'v0=1' },
      }),
    );
    const { header, ...rest } = request ?? { header: () => undefined };
    expect([
      answer,
      rest,
      header('x-slack-signature'),
      header('X-SLACK-SIGNATURE'),
      header('cookie'),
    ]).toEqual([
      { statusCode: 200, headers: always, body: '' },
      {
        method: 'POST',
        route: 'GET /transcripts/{token}',
        query: { a: '3', b: '' },
        params: { token: 'abc', empty: '' },
        body: Buffer.from(''),
      },
      'v0=1',
      'v0=1',
      undefined,
    ]);
  });

  it('has the bytes that were sent, however API Gateway carries them', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xc3, 0xa9]);
    const carried = event({ body: bytes.toString('base64'), isBase64Encoded: true });
    expect((await seen(carried)).request?.body).toEqual(bytes);
    expect((await seen(event({ body: 'é' }))).request?.body).toEqual(Buffer.from('é', 'utf8'));
  });

  it.each([
    ['plain', 'x'.repeat(256 * 1024), false],
    ['of several bytes a character', 'é'.repeat(128 * 1024), false],
    ['in base64', Buffer.alloc(256 * 1024).toString('base64'), true],
  ])('may have a body of 256 KiB, %s, and no byte more', async (_name, body, isBase64Encoded) => {
    const { request } = await seen(event({ body, isBase64Encoded }));
    expect(request?.body.length).toBe(262_144);
    const more = isBase64Encoded ? Buffer.alloc(262_145).toString('base64') : `${body}x`;
    const refused = await seen(event({ body: more, isBase64Encoded }));
    expect(refused).toEqual({
      request: undefined,
      answer: {
        statusCode: 400,
        headers: asJson,
        body: '{"error":{"code":"invalid","message":"body has 262145 bytes; expected at most 262144"}}',
      },
    });
  });
});

describe('an answer', () => {
  it('keeps its own headers beside the usual ones', async () => {
    const { call } = serving(async () => ({
      status: 201,
      headers: { 'cache-control': 'no-cache' },
      body: 'hi',
    }));
    expect(await call()).toEqual({
      statusCode: 201,
      headers: { ...always, 'cache-control': 'no-cache' },
      body: 'hi',
    });
  });

  const statuses: [ErrorCode, number, boolean][] = [
    ['invalid', 400, false],
    ['unauthorised', 401, false],
    ['not_found', 404, false],
    ['conflict', 409, false],
    ['throttled', 429, false],
    ['unavailable', 503, true],
    ['ambiguous', 503, true],
    ['refused', 502, true],
  ];
  it.each(statuses)('to an expected problem, %s, is %i; logged: %s', async (code, statusCode, logged) => {
    const { call, events } = serving(async () => {
      throw new AppError(code, 'what was wrong');
    });
    expect([await call(), events]).toEqual([
      { statusCode, headers: asJson, body: JSON.stringify({ error: { code, message: 'what was wrong' } }) },
      logged ? [{ level: 'error', event: 'http_failed', fields: { code } }] : [],
    ]);
  });

  it('to a bug is 500, says nothing of it, and is logged', async () => {
    const { call, events } = serving(async () => {
      throw new TypeError('secret token xoxb-1 is undefined');
    });
    expect([await call(), events]).toEqual([
      { statusCode: 500, headers: asJson, body: '{"error":{"code":"bug","message":"internal error"}}' },
      [{ level: 'error', event: 'http_bug', fields: {} }],
    ]);
  });
});
