import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWebhook } from '../../../core/help-desk/webhook.ts';
import {
  createLiveAgentEmulator,
  type LiveAgentEmulator,
  type LiveAgentEmulatorOptions,
} from '../../../local/emulators/liveagent/liveagent-emulator.ts';
import { createFaults } from '../../../local/faults.ts';

interface Ring {
  headers: IncomingHttpHeaders;
  path: string;
  body: string;
  /** What the API told of the conversation when the webhook came, where the test watches that. */
  readable: string[];
}

export const page = 'https://www.example.com/';
export const keys = { v3: 'key3', v1: 'key1' };
export const start = Date.UTC(2026, 2, 2, 9);
export const ok = { status: 200, body: { response: { status: 'OK' } } };

/** An emulator, somebody who calls its APIs, and a door that its rules ring at. */
export interface EmulatorWorld {
  emulator: LiveAgentEmulator;
  options: LiveAgentEmulatorOptions;
  faults: ReturnType<typeof createFaults>;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** Whether the door looks what the API tells of a conversation that it rings for. */
  watching: boolean;
  v3(
    path: string,
    init?: RequestInit,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: never }>;
  v1(
    path: string,
    form: Record<string, string> | string,
    key?: string,
    method?: string,
  ): Promise<{ status: number; body: unknown }>;
  /** Posts words to a conversation, as the assistant where `form` says nothing else. */
  post(id: string, form: Record<string, string>): Promise<{ status: number; body: unknown }>;
  /** Resolves once the door has been rung at so many times. */
  ringsOf(count: number): Promise<Ring[]>;
  close(): Promise<void>;
}

export const emulatorWorld = async (): Promise<EmulatorWorld> => {
  const folder = mkdtempSync(join(tmpdir(), 'liveagent-'));
  const rings: Ring[] = [];
  let changed = (): void => undefined;
  const faults = createFaults();

  const told = async (id: string): Promise<string[]> => {
    const { body } = await world.v3(`/tickets/${id}/messages?_perPage=100`);
    const groups = body as { messages: { type: string; message: string }[] }[];
    return groups
      .flatMap(({ messages }) => messages)
      .filter((m) => m.type === 'M')
      .map((m) => m.message);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString();
      const subject = parseWebhook({ body, query: {} });
      const readable = world.watching && subject.kind === 'id' ? await told(subject.id) : [];
      rings.push({ headers: request.headers, path: request.url ?? '', body, readable });
      response.end('{}');
      changed();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options: LiveAgentEmulatorOptions = {
    keys,
    webhookSecret: 'secret',
    target: () => target,
    agents: {
      assistant: 'assistant@example.com',
      team: 'team@example.com',
      notices: 'notices@example.com',
      others: [{ id: 'carla001', email: 'carla@example.com', name: 'Carla' }],
    },
    faults,
    stateFile: join(folder, 'deep', 'liveagent.json'),
    now: () => world.now,
  };
  const world: EmulatorWorld = {
    emulator: await createLiveAgentEmulator(options),
    options,
    faults,
    now: start,
    watching: false,
    v3: async (path, init = {}, headers = {}) => {
      const response = await fetch(`${world.emulator.url}/api/v3${path}`, {
        ...init,
        headers: { apikey: keys.v3, 'timezone-offset': '0', ...headers },
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    v1: async (path, form, key = keys.v1, method = 'POST') => {
      const body = typeof form === 'string' ? form : new URLSearchParams(form);
      const response = await fetch(`${world.emulator.url}/api${path}?apikey=${key}`, { method, body });
      return { status: response.status, body: (await response.json()) as unknown };
    },
    post: (id, form) =>
      world.v1(`/conversations/${id}/messages`, {
        message: '<p>Hi</p>',
        useridentifier: 'assistant@example.com',
        type: 'M',
        is_html_message: 'Y',
        do_not_send_mail: 'Y',
        use_template: 'N',
        ...form,
      }),
    ringsOf: async (count) => {
      while (rings.length < count) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      return rings;
    },
    close: async () => {
      await world.emulator.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
  return world;
};
