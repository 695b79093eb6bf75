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

const maxRedirects = 3;
const readable = ['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown'];

const isRedirect = ({ status }: Response) => [301, 302, 303, 307, 308].includes(status);

const checkAnswer = (response: Response): string => {
  const { status } = response;
  if (status >= 500 || status === 429) throw new AppError('unavailable', `the page answered ${status}`);
  if (status !== 200) throw new AppError('refused', `the page answered ${status}; expected 200`);
  const contentType = response.headers.get('content-type') ?? '';
  const [type = ''] = contentType.toLowerCase().split(';');
  if (!readable.includes(type.trim())) {
    throw new AppError('refused', `the content type is "${type.trim()}"; expected ${readable.join(', ')}`);
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

/** Reads one page. AppError refused for what may not be read or is no page, unavailable for what does not answer. */
export const guardedFetch = async (address: string, options: FetchOptions): Promise<FetchedPage> => {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const agent = new Agent({ connect: guardedConnector(options), maxHeaderSize: 16_384 });
  try {
    let url = checkUrl(address, options.allow);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: {
          'user-agent': options.userAgent,
          accept: readable.join(', '),
          'accept-language': '*',
        },
      });
      if (!isRedirect(response)) {
        const contentType = checkAnswer(response);
        return { url: url.href, contentType, body: await readBody(response, options.maxBytes) };
      }
      url = nextHop(url, response.headers.get('location'), options.allow);
    }
    throw new AppError('refused', `the page redirects more than ${maxRedirects} times`);
  } catch (error) {
    throw translated(error, signal, options.timeoutMs);
  } finally {
    await agent.destroy();
  }
};
