import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultKind, Faults } from '../../faults.ts';
import { readBody } from '../../read-body.ts';
import { serverOptions } from '../../server-options.ts';
import type { FileShelf, StoredFile } from './file-shelf.ts';
import { type Answer, type Args, type Method, SlackRefusal } from './method.ts';
import type { ResponseUrls } from './response-urls.ts';

const maxBodyBytes = 1024 * 1024;

const argsOf = (request: IncomingMessage, body: Buffer): Args => {
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
  if (!request.headers['content-type']?.includes('application/json')) {
    return Object.fromEntries([...query, ...new URLSearchParams(body.toString('utf8'))]);
  }
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
};

const send = (
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, refusal: SlackRefusal) => {
  const body = {
    ok: false,
    error: refusal.error,
    ...(refusal.messages.length > 0 ? { response_metadata: { messages: refusal.messages } } : {}),
  };
  const wait = refusal.retryAfterSeconds;
  if (wait === undefined) return send(response, 200, body);
  send(response, 429, body, { 'retry-after': String(wait) });
};

const objectOf = (body: Buffer): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

const tokenOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.authorization?.replace(/^Bearer /, '');

/** Who may not read a file is led to the sign-in page, as by Slack. */
const handOut = (response: ServerResponse, file: StoredFile | undefined, allowed: boolean): void => {
  if (!allowed) response.writeHead(302, { location: '/sign-in' }).end();
  else if (file === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('Not found');
  else response.writeHead(200, { 'content-type': file.mimetype }).end(file.bytes);
};

/** Refusals that a channel gives whoever posts to it; it can still be read, and so can people (docs.slack.dev). */
const ofChannels = new Set<FaultKind>(['is_archived', 'not_in_channel']);
const posts = ({ url = '' }: IncomingMessage): boolean => /^\/api\/chat\.post/.test(url);

/** Slack's Web API over HTTP: `POST /api/<method>` with a bearer token, and `POST /actions/…` without. */
export const createApiServer = (options: {
  methods: Record<string, Method>;
  responses: ResponseUrls;
  shelf: FileShelf;
  botToken: string;
  faults: Faults;
}): Server => {
  const run = (request: IncomingMessage, body: Buffer): Answer => {
    const args = argsOf(request, body);
    const token = tokenOf(request) ?? args.token;
    if (token === undefined) throw new SlackRefusal('not_authed');
    if (token !== options.botToken) throw new SlackRefusal('invalid_auth');
    const name = (request.url ?? '').split('?')[0]?.replace(/^\/api\//, '') ?? '';
    const method = Object.hasOwn(options.methods, name) ? options.methods[name] : undefined;
    if (method === undefined) throw new SlackRefusal('unknown_method');
    return method(args);
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, maxBodyBytes);
    const fault = options.faults.take('slack', (kind) => !ofChannels.has(kind) || posts(request));
    if (fault === 'reset') {
      request.socket.destroy();
      return;
    }
    if (fault === '500') return send(response, 500, { ok: false, error: 'internal_error' });
    if (fault === '429') return refuse(response, new SlackRefusal('ratelimited', { retryAfterSeconds: 1 }));
    if (fault !== undefined && fault !== 'timeout_after_accept') {
      return refuse(response, new SlackRefusal(fault));
    }
    if (body === 'too_large') return refuse(response, new SlackRefusal('request_too_large'));
    if (request.url?.startsWith('/actions/')) {
      const { status, body: text } = options.responses.post(request.url, objectOf(body));
      if (fault !== 'timeout_after_accept') response.writeHead(status).end(text);
      return;
    }
    if (request.url?.startsWith('/files-pri/')) {
      handOut(response, options.shelf.read(request.url), tokenOf(request) === options.botToken);
      return;
    }
    try {
      const answer = run(request, body);
      // The caller waits in vain: the call took effect, and its answer is lost.
      if (fault !== 'timeout_after_accept') send(response, 200, answer);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      if (fault !== 'timeout_after_accept') refuse(response, error);
    }
  };
  return createServer(serverOptions, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('Slack emulator:', error);
      response.destroy();
    });
  });
};
