import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { AppError } from '../core/errors.ts';
import { readBody } from './read-body.ts';
import { type RouteMatch, routeMatcher } from './route-match.ts';

export type HttpApiHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Payload and time-out quotas of an HTTP API, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maxBodyBytes = 10 * 1024 * 1024;
const timeoutMs = 30_000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000`, as in the request context. */
const clfTime = (at: Date): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
};

/** Only these types reach a function as text; everything else, forms included, comes base64-encoded. */
const isText = (contentType: string | undefined, body: Buffer): boolean =>
  /^(text\/|application\/(json|xml|javascript)\b)/i.test(contentType ?? 'text/plain') && isUtf8(body);

/** Repeated headers and query parameters come joined by commas; cookies apart. */
const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values]) => [name.toLowerCase(), (values ?? []).join(',')]),
  );

const queryOf = (raw: string): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    const before = query[name];
    query[name] = before === undefined ? value : `${before},${value}`;
  }
  return query;
};

const eventOf = (
  request: IncomingMessage,
  { routeKey, params }: RouteMatch<unknown>,
  [path, query]: [string, string],
  body: Buffer,
): APIGatewayProxyEventV2 => {
  const now = new Date();
  const host = request.headers.host ?? 'localhost';
  const cookies = request.headers.cookie?.split(/;\s*/);
  const text = isText(request.headers['content-type'], body);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies === undefined ? {} : { cookies }),
    headers: headersOf(request),
    ...(query === '' ? {} : { queryStringParameters: queryOf(query) }),
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: params }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: host.split('.')[0] ?? host,
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
};

const contextOf = (routeKey: string): Context => {
  const deadline = Date.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: routeKey,
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:local:000000000000:function:local',
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: 'local',
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};

const write = (response: ServerResponse, result: APIGatewayProxyStructuredResultV2) => {
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8');
  response.statusCode = result.statusCode ?? 200;
  response.setHeader('content-type', 'application/json');
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies !== undefined) response.setHeader('set-cookie', result.cookies);
  response.setHeader('content-length', body.length);
  response.end(body);
};

const refuse = (response: ServerResponse, statusCode: number, message: string) =>
  write(response, { statusCode, body: JSON.stringify({ message }) });

/**
 * Serves Lambda handlers the way an API Gateway HTTP API does, payload format 2.0. Routes are keyed
 * `POST /slack/events` or `GET /transcripts/{token}`. What a handler throws is a bug: told to `onBug`, answered 500.
 */
export const httpApi = (
  routes: Record<string, HttpApiHandler>,
  onBug: (error: unknown, routeKey: string) => void = (error, routeKey) => console.error(routeKey, error),
) => {
  const match = routeMatcher(routes);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const route = match(request.method ?? 'GET', path);
    if (route === undefined) return refuse(response, 404, 'Not Found');
    const body = await readBody(request, maxBodyBytes);
    if (body === 'too_large') return refuse(response, 413, 'Request Entity Too Large');
    try {
      const event = eventOf(request, route, [path, query.join('?')], body);
      write(response, await route.target(event, contextOf(route.routeKey)));
    } catch (error) {
      onBug(error, route.routeKey);
      refuse(response, 500, 'Internal Server Error');
    }
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'invalid') return refuse(response, 400, 'Bad Request');
      // The client went away while it was sending: there is nobody left to answer.
      response.destroy();
    });
  };
};
