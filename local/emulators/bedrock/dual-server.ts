import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer as createNetServer, type Socket } from 'node:net';
import { AppError } from '../../../core/errors.ts';

export interface WireCall {
  method: string;
  path: string;
  header(name: string): string | undefined;
  body(): Promise<string>;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  answer(status: number, headers: Record<string, string>, body: string): void;
  /** Cuts the connection without an answer. */
  reset(): void;
}

export interface DualServer {
  url: string;
  close(): Promise<void>;
}

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** First bytes of every HTTP/2 connection (RFC 9113 §3.4). No HTTP/1.1 request line begins so. */
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const maxBodyBytes = 20 * 1024 * 1024;

const readBody = async (request: Request): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) {
      throw new AppError('invalid', `body is longer than ${maxBodyBytes} bytes`);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const callOf = (request: Request, response: Response, reset: () => void): WireCall => {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    },
    body: () => readBody(request),
    signal: gone.signal,
    answer: (status, headers, body) => {
      if (gone.signal.aborted) return;
      const bytes = Buffer.from(body, 'utf8');
      // The two classes share this call but not a signature that TypeScript could pick from their union.
      (response as ServerResponse).writeHead(status, { ...headers, 'content-length': String(bytes.length) });
      (response as ServerResponse).end(bytes);
    },
    reset,
  };
};

/**
 * HTTP/1.1 and HTTP/2 without TLS on one loopback port: AWS SDK clients of Bedrock speak HTTP/2 by default, and
 * HTTP/1.1 where they are told to. The first bytes of a connection tell which.
 */
export const listenDual = async (port: number, handle: (call: WireCall) => void): Promise<DualServer> => {
  const sockets = new Set<Socket>();
  const http1 = createHttpServer((request, response) =>
    handle(callOf(request, response, () => request.socket.resetAndDestroy())),
  );
  const http2 = createHttp2Server((request, response) =>
    handle(callOf(request, response, () => request.stream.session?.destroy())),
  );

  const sniff = (socket: Socket) => {
    let seen = Buffer.alloc(0);
    const onReadable = () => {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      seen = Buffer.concat([seen, chunk]);
      const compared = Math.min(seen.length, preface.length);
      const isPrefix = seen.subarray(0, compared).equals(preface.subarray(0, compared));
      if (isPrefix && compared < preface.length) return;
      socket.off('readable', onReadable);
      socket.unshift(seen);
      (isPrefix ? http2 : http1).emit('connection', socket);
    };
    socket.on('readable', onReadable);
  };

  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that cuts its connection is no failure of the emulator.
    socket.on('error', () => socket.destroy());
    sniff(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new AppError('unavailable', 'the emulator has no port; expected a TCP address');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
