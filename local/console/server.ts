import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { readBody } from '../read-body.ts';
import { routeMatcher } from '../route-match.ts';
import { serverOptions } from '../server-options.ts';
import { consoleCalls, mailHtml, slackFile } from './calls.ts';
import { changeFeed } from './changes.ts';
import type { ConsoleView } from './console-view.ts';
import { pageFile } from './page-files.ts';

export interface ConsoleOptions extends ConsoleView {
  /** 0 takes any free port. */
  port: number;
  /** Serves the product's own routes; false where the request is none of them. */
  product(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface Console {
  /** `http://localhost:<port>` */
  url: string;
  close(): Promise<void>;
}

const maxBodyBytes = 256 * 1024;

/** Files come in base64, and as large as the configuration lets teammates send them. */
const maxBodyWithFiles = 8 * 1024 * 1024;

const bodyLimit = (path: string): number =>
  /^\/(slack\/replies|visitor\/chats\/[^/]+\/messages)$/.test(path) ? maxBodyWithFiles : maxBodyBytes;

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorised: 401,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  ambiguous: 503,
  refused: 409,
};

const pageSecurity = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'referrer-policy': 'no-referrer',
};

/** A mail is somebody else's HTML: shown as it would be in a mail program, but without scripts or requests. */
const mailSecurity = {
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};

const send = (
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string>,
) => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
};

const sendJson = (response: ServerResponse, status: number, body: unknown) =>
  send(response, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' });

/** A file is saved and never opened on the page: what is in it is whatever somebody sent. */
const sendFile = (response: ServerResponse, { name, bytes }: { name: string; bytes: Buffer }) =>
  send(response, 200, bytes, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
  });

/** Other sites open in the same browser must not read the secrets of `/local/info` or talk to the emulators. */
const checkOrigin = (request: IncomingMessage) => {
  const { host = '', origin } = request.headers;
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) {
    throw new AppError('unauthorised', `host is ${JSON.stringify(host)}; expected localhost or 127.0.0.1`);
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new AppError('unauthorised', `origin is ${JSON.stringify(origin)}; expected http://${host}`);
  }
};

const jsonBody = async (request: IncomingMessage, limit: number): Promise<unknown> => {
  const body = await readBody(request, limit);
  if (body === 'too_large') throw new AppError('invalid', `the body has more than ${limit} bytes`);
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('invalid', `the body is not JSON (${(cause as Error).message}); expected an object`, {
      cause,
    });
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('conflict', `port ${port} is in use; set PORT to a free one, e.g. PORT=${port + 1}`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Serves the console at 127.0.0.1. AppError conflict where the port is taken. */
export const startConsole = async (options: ConsoleOptions): Promise<Console> => {
  const match = routeMatcher(consoleCalls(options));
  const feed = changeFeed(options, (error) => console.error('console: cannot look for changes', error));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    checkOrigin(request);
    const method = request.method ?? 'GET';
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    if (method === 'GET' && path === '/console/events') return feed.join(response);
    const [, mail] = /^\/console\/mail\/([0-9a-f]{16})$/.exec(path) ?? [];
    if (method === 'GET' && mail !== undefined) {
      const html = await mailHtml(options, mail);
      return send(response, 200, html, { ...mailSecurity, 'content-type': 'text/html; charset=utf-8' });
    }
    const [, fileId] = /^\/console\/slack-files\/([A-Z0-9]+)$/.exec(path) ?? [];
    if (method === 'GET' && fileId !== undefined) return sendFile(response, await slackFile(options, fileId));
    const call = match(method, path);
    if (call !== undefined) {
      const body = await jsonBody(request, bodyLimit(path));
      const result = await call.target({ params: call.params, query: new URLSearchParams(query), body });
      return sendJson(response, 200, result);
    }
    const file = method === 'GET' ? await pageFile(path) : undefined;
    if (file === undefined) throw new AppError('not_found', `there is no ${method} ${path} here`);
    send(response, 200, file.body, { ...pageSecurity, 'content-type': file.contentType });
  };

  const server = createServer(serverOptions, (request, response) => {
    if (options.product(request, response)) return;
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      if (error instanceof AppError) {
        const { code, message } = error;
        return sendJson(response, statusOf[code], { error: { code, message } });
      }
      console.error(`console: ${request.method} ${request.url} failed`, error);
      return sendJson(response, 500, { error: { code: 'bug', message: 'internal error' } });
    });
  });

  try {
    const port = await listen(server, options.port);
    return {
      url: `http://localhost:${port}`,
      close: async () => {
        feed.close();
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      },
    };
  } catch (error) {
    feed.close();
    throw error;
  }
};
