import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Faults } from '../../faults.ts';
import { readBody } from '../../read-body.ts';
import { serverOptions } from '../../server-options.ts';
import { type ApiAnswer, type ApiRequest, v1Error, v3Error } from './api-answer.ts';
import type { AttachedFile } from './state.ts';

/** support.liveagent.com/217359-Request-rate-limits */
const usualRequestsPerMinute = 180;
const maxBodyBytes = 1024 * 1024;

type Route = (request: ApiRequest) => ApiAnswer;

const limiter = (requestsPerMinute: number, now: () => number) => {
  const taken = new Map<string, number[]>();
  return (key: string): boolean => {
    const recent = (taken.get(key) ?? []).filter((at) => at > now() - 60_000);
    const allowed = recent.length < requestsPerMinute;
    taken.set(key, allowed ? [...recent, now()] : recent);
    return allowed;
  };
};

/** LiveAgent's API on 127.0.0.1: keys, limits and faults before the routes of v1 and v3. */
export const startApiServer = async (options: {
  port: number;
  keys: { v3: string; v1: string };
  faults: Faults;
  /** Of one key; 180 where left out. */
  requestsPerMinute?: number | undefined;
  now: () => number;
  v3: Route;
  v1: Route;
  /** A file that a visitor sent, by its message. */
  fileOf: (id: string) => AttachedFile | undefined;
  onRequest: (request: { method: string; path: string; status: number | 'none' }) => void;
}) => {
  const allow = limiter(options.requestsPerMinute ?? usualRequestsPerMinute, options.now);

  const route = (request: ApiRequest, isV3: boolean): ApiAnswer => {
    const key = isV3 ? request.headers.apikey : request.query.get('apikey');
    const fail = isV3 ? v3Error : (status: number, message: string) => v1Error(message, status);
    if (key === undefined || key === null || key === '') {
      return isV3 ? v3Error(401, 'ApiKey not found') : v1Error('Api key is not found in request', 403);
    }
    if (key !== (isV3 ? options.keys.v3 : options.keys.v1)) return fail(403, 'ApiKey not found');
    if (!allow(String(key))) return fail(429, 'Too many requests');
    return (isV3 ? options.v3 : options.v1)(request);
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const [api, ...rest] = url.pathname.split('/').slice(1).map(decodeURIComponent);
    const body = await readBody(incoming, maxBodyBytes);
    const method = incoming.method ?? 'GET';
    const told = (status: number | 'none') => options.onRequest({ method, path: url.pathname, status });
    const write = ({ status, body: content }: ApiAnswer) => {
      told(status);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(content));
    };
    if (url.pathname === '/scripts/file.php') {
      const file = options.fileOf(url.searchParams.get('file') ?? '');
      response.writeHead(file === undefined ? 404 : 200, {
        'content-type': file?.type ?? 'text/plain',
        'content-disposition': 'attachment',
      });
      response.end(Buffer.from(file?.content ?? '', 'base64'));
      return;
    }
    if (api !== 'api') return write(v3Error(404, 'Not found'));
    if (body === 'too_large') return write(v3Error(413, 'Request entity too large'));
    const isV3 = rest[0] === 'v3';
    const segments = (isV3 ? rest.slice(1) : rest).filter((segment) => segment !== '');
    const fault = options.faults.take('liveagent');
    if (fault === 'reset') {
      told('none');
      incoming.socket.destroy();
      return;
    }
    if (fault === '500') return write(v3Error(500, 'Internal server error'));
    if (fault === '429') return write(v3Error(429, 'Too many requests'));
    const { searchParams: query } = url;
    const answer = route({ method, segments, query, headers: incoming.headers, body: body.toString() }, isV3);
    // Done, and the caller will never hear of it: the socket stays open until the caller gives up.
    if (fault === 'timeout_after_accept') return told('none');
    write(answer);
  };

  const server = createServer(serverOptions, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      console.error('LiveAgent emulator', error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(JSON.stringify({ message: 'Internal server error' }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
};
