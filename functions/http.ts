import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError, type ErrorCode } from '../core/errors.ts';
import type { Telemetry } from '../core/ports.ts';

export interface HttpRequest {
  method: string;
  /** Route as API Gateway names it, for example `GET /transcripts/{token}`. */
  route: string;
  query: Record<string, string>;
  params: Record<string, string>;
  /** Raw bytes, as they were signed. */
  body: Buffer;
  /** Case-insensitive. */
  header(name: string): string | undefined;
}

export interface HttpResponse {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorised: 401,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  ambiguous: 503,
  refused: 502,
};

/** The largest body any caller has reason to send: Slack's biggest payloads stay well below. */
const maxBodyBytes = 256 * 1024;

export const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

const requestOf = (event: APIGatewayProxyEventV2): HttpRequest => {
  const headers = new Map(
    Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > maxBodyBytes) {
    throw new AppError('invalid', `body has ${body.length} bytes; expected at most ${maxBodyBytes}`);
  }
  return {
    method: event.requestContext.http.method,
    route: event.routeKey,
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString ?? '')),
    params: Object.fromEntries(
      Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, value ?? '']),
    ),
    body,
    header: (name) => headers.get(name.toLowerCase()),
  };
};

const answer = ({ status, headers, body = '' }: HttpResponse): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  ...(typeof body === 'string'
    ? { body }
    : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }),
});

/** The HTTP handler shape. Expected problems are AppErrors and become JSON; anything else is a bug: logged, 500. */
export const http = (telemetry: Telemetry, run: (request: HttpRequest) => Promise<HttpResponse>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      const { error } = request;
      if (error instanceof AppError) {
        const status = statusOf[error.code];
        if (status >= 500) telemetry.error('http_failed', { code: error.code }, error);
        request.response = answer(json(status, { error: { code: error.code, message: error.message } }));
      } else {
        telemetry.error('http_bug', {}, error);
        request.response = answer(json(500, { error: { code: 'bug', message: 'internal error' } }));
      }
    })
    .handler(async (event) => answer(await run(requestOf(event))));
