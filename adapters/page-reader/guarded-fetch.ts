import { Agent, fetch, type Response } from 'undici';
import { AppError } from '../../core/errors.ts';
import { checkUrl, nextHop } from './check-url.ts';
import { guardedConnector, type Resolve } from './guarded-connector.ts';

export interface FetchOptions {
  /** For everything together: names, connections, redirects and the body. */
  timeoutMs: number;
  /** Bytes after decompression. */
  maxBytes: number;
  userAgent: string;
  resolve: Resolve;
  allow: Set<string>;
}

export interface FetchedPage {
  /** After redirects. */
  url: string;
  contentType: string;
  body: Buffer;
}

/** What one request, without following redirects, came to. */
export type Answer =
  | { kind: 'redirect'; to: URL }
  | { kind: 'page'; contentType: string; headers: Response['headers']; body: Buffer }
  /** Any other status; its body is not read. */
  | { kind: 'other'; status: number; headers: Response['headers'] };

export interface PageRequest {
  /** Content types that are taken; any if empty. */
  accept: string[];
  headers?: Record<string, string>;
}

export const maxRedirects = 3;
export const pageTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown'];

const isRedirect = ({ status }: Response) => [301, 302, 303, 307, 308].includes(status);

const checkType = (response: Response, accept: string[]): string => {
  const contentType = response.headers.get('content-type') ?? '';
  const [type = ''] = contentType.toLowerCase().split(';');
  if (accept.length > 0 && !accept.includes(type.trim())) {
    throw new AppError('refused', `the content type is "${type.trim()}"; expected ${accept.join(', ')}`);
  }
  return contentType;
};

const readBody = async (response: Response, maxBytes: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError('refused', `the page has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const translated = (error: unknown, signal: AbortSignal, timeoutMs: number): AppError => {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return cause;
  }
  if (signal.aborted) {
    return new AppError('unavailable', `the page did not answer within ${timeoutMs} ms`, { cause: error });
  }
  return new AppError('unavailable', 'the page could not be reached', { cause: error });
};

const ask = async (
  url: URL,
  request: PageRequest,
  options: FetchOptions,
  { agent, signal }: { agent: Agent; signal: AbortSignal },
): Promise<Answer> => {
  const response = await fetch(url, {
    dispatcher: agent,
    redirect: 'manual',
    signal,
    headers: {
      'user-agent': options.userAgent,
      accept: request.accept.length > 0 ? request.accept.join(', ') : '*/*',
      'accept-language': '*',
      ...request.headers,
    },
  });
  const { status, headers } = response;
  if (isRedirect(response))
    return { kind: 'redirect', to: nextHop(url, headers.get('location'), options.allow) };
  if (status !== 200) return { kind: 'other', status, headers };
  const contentType = checkType(response, request.accept);
  return { kind: 'page', contentType, headers, body: await readBody(response, options.maxBytes) };
};

const within = async <T>(
  options: FetchOptions,
  run: (connection: { agent: Agent; signal: AbortSignal }) => Promise<T>,
): Promise<T> => {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const agent = new Agent({ connect: guardedConnector(options), maxHeaderSize: 16_384 });
  try {
    return await run({ agent, signal });
  } catch (error) {
    throw translated(error, signal, options.timeoutMs);
  } finally {
    await agent.destroy();
  }
};

/** One guarded request, for callers that have to think before each hop. AppError as `guardedFetch`, statuses apart. */
export const guardedRequest = (address: string, request: PageRequest, options: FetchOptions) =>
  within(options, (connection) => ask(checkUrl(address, options.allow), request, options, connection));

export const statusFailure = (status: number): AppError =>
  status >= 500 || status === 429
    ? new AppError('unavailable', `the page answered ${status}`)
    : new AppError('refused', `the page answered ${status}; expected 200`);

export const tooManyRedirects = (): AppError =>
  new AppError('refused', `the page redirects more than ${maxRedirects} times`);

/** Reads one page. AppError refused for what may not be read or is no page, unavailable for what does not answer. */
export const guardedFetch = (address: string, options: FetchOptions): Promise<FetchedPage> =>
  within(options, async (connection) => {
    let url = checkUrl(address, options.allow);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await ask(url, { accept: pageTypes }, options, connection);
      if (answer.kind === 'other') throw statusFailure(answer.status);
      if (answer.kind === 'page')
        return { url: url.href, contentType: answer.contentType, body: answer.body };
      url = answer.to;
    }
    throw tooManyRedirects();
  });
