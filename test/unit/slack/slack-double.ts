import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

export interface Received {
  path: string;
  token: string | undefined;
  form: URLSearchParams;
}

export const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export const read = async (request: IncomingMessage): Promise<Received> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return {
    path: request.url ?? '',
    token: request.headers.authorization,
    form: new URLSearchParams(body),
  };
};

/** Answers each call in turn as told, the last answer for all that follow. */
export const server = async (...answers: Answer[]) => {
  const received: Received[] = [];
  const http = createServer(async (request, response) => {
    received.push(await read(request));
    const answer = answers[Math.min(received.length, answers.length) - 1];
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json', ...answer?.headers });
    response.end(answer?.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  return { received, apiUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/` };
};

export const card = { channel: 'C0FRONTDESK', ts: '1.000001' };
export const say = { from: 'visitor' as const, text: 'Hi' };
export const token = async () => 'xoxb-test';
export const ok = (fields: object) => ({ body: JSON.stringify({ ok: true, ...fields }) });
export const refusal = (error: string, metadata?: object) => ({
  body: JSON.stringify({ ok: false, error, response_metadata: metadata }),
});
export const postedReply = ok({ channel: card.channel, ts: '2.000001', message: { thread_ts: card.ts } });
