import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSlackEmulator,
  type SlackEmulatorOptions,
} from '../../../local/emulators/slack/slack-emulator.ts';
import { createFaults } from '../../../local/faults.ts';

export const channel = 'C0FRONTDESK';
/** What the tests read of the answers. */
interface ApiBody {
  ok: boolean;
  ts: string;
  message_ts: string;
  messages: { metadata?: unknown }[];
}
export const start = Date.UTC(2026, 10, 20, 10);
export const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export const emulator = async (over: Partial<SlackEmulatorOptions> = {}) => {
  const slack = await createSlackEmulator({
    botToken: 'xoxb-test',
    signingSecret: 'signing-secret',
    botUserId: 'U0FRONTDESK',
    channels: [{ id: channel, name: 'front-desk' }],
    users: [
      { id: 'U0ANNASMITH', name: 'anna', realName: 'Anna Smith' },
      { id: 'U0BENJONES', name: 'ben', realName: 'Ben Jones' },
    ],
    usergroups: [],
    target: () => 'http://127.0.0.1:1',
    faults: createFaults(),
    now: () => start,
    ...over,
  });
  closing.push(slack.close);
  const call = async (method: string, args: Record<string, string> = {}, token = 'Bearer xoxb-test') => {
    const response = await fetch(`${slack.url}${method}`, {
      method: 'POST',
      headers: token === '' ? {} : { authorization: token },
      body: new URLSearchParams(args),
    });
    return { status: response.status, body: (await response.json()) as ApiBody, headers: response.headers };
  };
  return { slack, call };
};

/** Something that answers events as told, and keeps what it got. */
export const app = async (answer: (count: number) => number) => {
  const got: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(answer(got.length)).end('{}');
    for (const { resolve } of waiting.filter(({ count }) => got.length >= count)) resolve();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: (count: number) =>
      new Promise<void>((resolve) => {
        if (got.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
};
