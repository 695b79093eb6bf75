import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { appError } from '../../factories/errors.ts';

interface Ring {
  headers: IncomingHttpHeaders;
  path: string;
  body: string;
  /** What the API told of the conversation when the webhook came, where the test watches that. */
  readable: string[];
}

const page = 'https://www.example.com/';
const keys = { v3: 'key3', v1: 'key1' };
const start = Date.UTC(2026, 2, 2, 9);

describe('LiveAgent emulator', () => {
  let emulator: LiveAgentEmulator;
  let rings: Ring[];
  let closeDoor: () => Promise<void>;
  let changed: () => void;
  let folder: string;
  let options: LiveAgentEmulatorOptions;
  let now: number;
  let watching: boolean;
  const faults = createFaults();

  const v3 = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) => {
    const response = await fetch(`${emulator.url}/api/v3${path}`, {
      ...init,
      headers: { apikey: keys.v3, 'timezone-offset': '0', ...headers },
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  const v1 = async (path: string, form: Record<string, string> | string, key = keys.v1, method = 'POST') => {
    const body = typeof form === 'string' ? form : new URLSearchParams(form);
    const response = await fetch(`${emulator.url}/api${path}?apikey=${key}`, { method, body });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const told = async (id: string): Promise<string[]> => {
    const { body } = await v3(`/tickets/${id}/messages?_perPage=100`);
    const groups = body as { messages: { type: string; message: string }[] }[];
    return groups
      .flatMap(({ messages }) => messages)
      .filter((m) => m.type === 'M')
      .map((m) => m.message);
  };
  const ringsOf = async (count: number): Promise<Ring[]> => {
    while (rings.length < count) await new Promise<void>((resolve) => (changed = resolve));
    return rings;
  };

  beforeEach(async () => {
    rings = [];
    watching = false;
    changed = () => undefined;
    now = start;
    folder = mkdtempSync(join(tmpdir(), 'liveagent-'));
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const body = Buffer.concat(chunks).toString();
        const subject = parseWebhook({ body, query: {} });
        const readable = watching && subject.kind === 'id' ? await told(subject.id) : [];
        rings.push({ headers: request.headers, path: request.url ?? '', body, readable });
        response.end('{}');
        changed();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    closeDoor = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    options = {
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
      now: () => now,
    };
    emulator = await createLiveAgentEmulator(options);
  });
  afterEach(async () => {
    await emulator.close();
    await closeDoor();
    rmSync(folder, { recursive: true });
  });

  const post = (id: string, form: Record<string, string>) =>
    v1(`/conversations/${id}/messages`, {
      message: '<p>Hi</p>',
      useridentifier: 'assistant@example.com',
      type: 'M',
      is_html_message: 'Y',
      do_not_send_mail: 'Y',
      use_template: 'N',
      ...form,
    });
  const ok = { status: 200, body: { response: { status: 'OK' } } };
  const error = (errormessage: string, status = 200) => ({
    status,
    body: { response: { status: 'ERROR', errormessage } },
  });

  it('gives ids and codes of LiveAgent\u2019s form', () => {
    const { id, code } = emulator.openChat({ url: page });
    expect(id).toMatch(/^[a-z0-9]{8}$/);
    expect(code).toMatch(/^[A-Z]{3}-[A-Z]{5}-\d{3}$/);
  });

  it('tells times in the account\u2019s zone unless asked for an offset', async () => {
    const { id } = emulator.openChat({ url: page });
    const plain = await fetch(`${emulator.url}/api/v3/tickets/${id}`, { headers: { apikey: keys.v3 } });
    expect(await plain.json()).toMatchObject({ date_created: '2026-03-02 02:00:00' });
    expect((await v3(`/tickets/${id}`)).body).toMatchObject({ date_created: '2026-03-02 09:00:00' });
    const east = await v3(`/tickets/${id}`, {}, { 'timezone-offset': '3600' });
    expect(east.body).toMatchObject({ date_created: '2026-03-02 10:00:00' });
  });

  it('lets a visitor write under an id of their own, and begins with a start-info group', async () => {
    const { id } = emulator.openChat({ url: page });
    emulator.say(id, 'Hello');
    const ticket = (await v3(`/tickets/${id}`)).body as { owner_contactid: string };
    const { body } = await v3(`/tickets/${id}/messages`);
    const groups = body as { type: string; messages: { userid: string; type: string }[] }[];
    expect(groups.map(({ type }) => type)).toEqual(['C', 'S']);
    expect(groups[0]?.messages.map(({ type }) => type)).toEqual(['M']);
    expect(groups[0]?.messages[0]?.userid).toMatch(/^[a-z0-9]{8}$/);
    expect(groups[0]?.messages[0]?.userid).not.toBe(ticket.owner_contactid);
    expect(groups[1]?.messages[0]?.userid).toBe('system00');
  });

  it('rings twice for a chat and for every message, with the rule\u2019s secret', async () => {
    const { id } = emulator.openChat({ url: page });
    emulator.say(id, 'Hello');
    emulator.answerAsAgent(id, 'carla001', 'Hi');
    const all = await ringsOf(6);
    expect(new Set(all.map(({ path, headers }) => [path, headers['x-frontdesk-secret']].join(' ')))).toEqual(
      new Set(['/liveagent/events secret']),
    );
    const events = all.map(({ body }) => /"event":"(\w+)"/.exec(body)?.[1]).toSorted();
    expect(events).toEqual([
      ...['chat_started', 'chat_started'],
      ...['message_added', 'message_added', 'message_added', 'message_added'],
    ]);
  });

  it('pastes words in unescaped and leaves variables without a value', async () => {
    const { id, code } = emulator.openChat({ url: page });
    emulator.say(id, 'he said "no"\nand left');
    const bodies = (await ringsOf(4)).map(({ body }) => body);
    expect(bodies).toContain(
      `{"event":"message_added","conversation_id":"${id}","conversation_code":"${code}","agent_id":"{$user_id}","message":"he said "no"\nand left"}`,
    );
  });

  it('rings for some messages before the API tells them, and again once it does', async () => {
    await emulator.close();
    emulator = await createLiveAgentEmulator({ ...options, lagMs: 1_000 });
    const { id } = emulator.openChat({ url: page });
    watching = true;
    for (const text of ['one', 'two', 'three']) emulator.say(id, text);
    const about = (await ringsOf(8)).filter(({ body }) => body.includes('"message":"three"'));
    expect(about.map(({ readable }) => readable.includes('three'))).toEqual([false, true]);
    expect(emulator.chat(id).messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('tells who a message is from by the agent it was posted as', async () => {
    const { id } = emulator.openChat({ url: page });
    emulator.say(id, 'Hello');
    await post(id, {});
    await post(id, { useridentifier: 'notices@example.com', message: 'plain <b>', is_html_message: 'N' });
    await post(id, { useridentifier: 'team@example.com' });
    emulator.answerAsAgent(id, 'carla001', 'Me');
    expect(emulator.chat(id)).toEqual({
      status: 'open',
      messages: [
        { from: 'visitor', text: 'Hello', at: start },
        { from: 'assistant', text: 'Hi', html: '<p>Hi</p>', at: start },
        { from: 'system', text: 'plain <b>', at: start },
        { from: 'teammate', text: 'Hi', html: '<p>Hi</p>', at: start },
        { from: 'teammate', text: 'Me', html: '<p>Me</p>', at: start },
      ],
    });
  });

  it('takes a reply by nobody it knows for a note', async () => {
    const { id } = emulator.openChat({ url: page });
    expect(await post(id, { useridentifier: 'who@example.com' })).toEqual(ok);
    expect(emulator.chat(id).messages).toEqual([]);
    expect(emulator.notes(id)).toEqual([{ text: 'Hi', at: start }]);
  });

  it('offers links and numbered questions as buttons', async () => {
    const { id } = emulator.openChat({ url: page });
    const message =
      '<p>1. is a number</p><p><a href="https://a.example/?a=1&amp;b=2">Pricing</a> · <a href="https://b.example/">Trial</a></p><p>1. What is it?<br>2. A &amp; B?</p><p class="sources"><a href="https://c.example/">C</a></p>';
    await post(id, { message: message.replace('<p>1. is a number</p>', '<p>3. is a number</p>') });
    const [posted] = emulator.chat(id).messages;
    expect(posted?.buttons).toEqual([
      { id: 'link-1', label: 'Pricing', url: 'https://a.example/?a=1&b=2' },
      { id: 'link-2', label: 'Trial', url: 'https://b.example/' },
      { id: '1', label: 'What is it?' },
      { id: '2', label: 'A & B?' },
    ]);
    expect(emulator.press(id, 'link-2')).toEqual({ url: 'https://b.example/' });
    expect(emulator.press(id, '2')).toEqual({ said: '2' });
    expect(emulator.chat(id).messages.slice(1)).toEqual([{ from: 'visitor', text: '2', at: start }]);
    expect(() => emulator.press(id, '3')).toThrow(appError('not_found', `chat ${id} has no button 3`));
  });

  it('checks keys: header for v3, query for v1, neither for the other', async () => {
    const { id } = emulator.openChat({ url: page });
    const notFound = { status: 403, body: { message: 'ApiKey not found' } };
    expect(await v3(`/tickets/${id}`, {}, { apikey: keys.v1 })).toEqual(notFound);
    expect(await v1(`/conversations/${id}/messages`, {}, keys.v3)).toEqual(error('ApiKey not found', 403));
    expect(await v1(`/conversations/${id}/messages`, {}, '')).toEqual(
      error('Api key is not found in request', 403),
    );
    const without = await fetch(`${emulator.url}/api/v3/tickets/${id}?apikey=${keys.v3}`);
    expect(without.status).toBe(401);
  });

  it('refuses what LiveAgent refuses', async () => {
    const { id } = emulator.openChat({ url: page });
    expect(await post('nosuchid', {})).toEqual(error('Conversation does not exist'));
    expect(await post(id, { message: '' })).toEqual(error('Missing parameter message'));
    expect(await post(id, { useridentifier: '' })).toEqual(error('Missing parameter useridentifier'));
    expect(await post(id, { type: 'X' })).toEqual(error('Invalid value of type'));
    expect(await post(id, { text: 'hi' })).toEqual(error('Unknown parameter text'));
    expect(await post(id, { use_template: 'no' })).toEqual(error('Invalid value of use_template'));
    expect(await v1(`/conversations/${id}/messages`, '{"message":"hi"}')).toEqual(
      error('Missing parameter message'),
    );
    expect(await v1(`/conversations/${id}/nothing`, {})).toEqual(error('Unknown API call', 404));
    const put = (change: string) => v3(`/tickets/${id}`, { method: 'PUT', body: change });
    const refused = (message: string) => ({ status: 400, body: { message } });
    expect(await put('{"state":"R"}')).toEqual(refused('Unknown field state'));
    expect(await put('{"status":"Z"}')).toEqual(refused('Invalid status'));
    expect(await put('no')).toEqual(refused('Invalid JSON'));
    expect(await put('{"departmentid":"nowhere"}')).toEqual(refused('Department does not exist'));
    emulator.answerAsAgent(id, 'carla001', 'Hi');
    expect(await put('{"status":"R"}')).toEqual(
      refused('agentid is required to change the state of an assigned ticket'),
    );
    expect(await v3('/tickets/nosuchid')).toEqual({ status: 404, body: { message: 'Ticket not found' } });
    expect(await v3('/nothing')).toEqual({ status: 404, body: { message: 'Not found' } });
  });

  it('transfers through v1 attendants too', async () => {
    const { id } = emulator.openChat({ url: page });
    const form = { departmentid: 'support', useridentifier: 'notices@example.com' };
    expect(await v1(`/conversations/${id}/attendants`, form, keys.v1, 'PUT')).toEqual(ok);
    expect(emulator.chats().map(({ departmentId }) => departmentId)).toEqual(['support']);
  });

  it('answers 429 after 180 requests of one key in a minute, and not a minute later', async () => {
    const { id } = emulator.openChat({ url: page });
    const statuses = new Map<number, number>();
    for (let i = 0; i < 185; i += 1) {
      const { status } = await v3(`/tickets/${id}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(429)).toBeGreaterThanOrEqual(5);
    expect(await post(id, {})).toEqual(ok);
    now += 60_000;
    expect((await v3(`/tickets/${id}`)).status).toBe(200);
  });

  it('does what it was asked before it times out, and nothing before the other faults', async () => {
    const { id } = emulator.openChat({ url: page });
    const attempt = async (kind: 'timeout_after_accept' | '500' | '429' | 'reset') => {
      faults.add({ service: 'liveagent', kind, times: 1 });
      const url = `${emulator.url}/api/conversations/${id}/messages?apikey=${keys.v1}`;
      const form = { message: kind, useridentifier: 'assistant@example.com', type: 'M' };
      return fetch(url, {
        method: 'POST',
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(200),
      }).then(
        ({ status }) => status,
        (failure: Error) => failure.name,
      );
    };
    expect(await attempt('500')).toBe(500);
    expect(await attempt('429')).toBe(429);
    expect(await attempt('reset')).toBe('TypeError');
    expect(emulator.chat(id).messages).toEqual([]);
    expect(await attempt('timeout_after_accept')).toBe('TimeoutError');
    expect(emulator.chat(id).messages.map(({ text }) => text)).toEqual(['timeout_after_accept']);
  });

  it('survives a restart', async () => {
    const { id, code } = emulator.openChat({ url: page, name: 'Maya', language: 'fr' });
    emulator.say(id, 'Hello');
    await emulator.close();
    emulator = await createLiveAgentEmulator(options);
    expect(emulator.chat(id).messages.map(({ text }) => text)).toEqual(['Hello']);
    const chat = {
      id,
      code,
      status: 'open',
      departmentId: 'default',
      name: 'Maya',
      language: 'fr',
      url: page,
    };
    expect(emulator.chats()).toEqual([{ ...chat, tags: [], openedAt: start }]);
    expect(Object.keys(JSON.parse(readFileSync(options.stateFile ?? '', 'utf8')) as object)).toEqual([
      'chats',
      'contacts',
    ]);
  });

  it('refuses chats, words and agents that cannot be', () => {
    const { id } = emulator.openChat({ url: page });
    expect(() => emulator.chat('nosuchid')).toThrow(appError('not_found', 'there is no chat nosuchid'));
    expect(() => emulator.say(id, ' ')).toThrow(appError('invalid', 'text is empty; expected words'));
    expect(() => emulator.answerAsAgent(id, 'nobody00', 'Hi')).toThrow(
      appError('invalid', 'agentId is nobody00; expected the id of an agent'),
    );
    emulator.endChat(id);
    expect(emulator.chat(id).status).toBe('closed');
    expect(() => emulator.say(id, 'Hi')).toThrow(
      appError('invalid', 'the chat has ended; expected a running one'),
    );
  });

  it('tells subscribers what happens until they leave', async () => {
    const events: string[] = [];
    const leave = emulator.subscribe(({ type }) => events.push(type));
    const { id } = emulator.openChat({ url: page });
    await v3(`/tickets/${id}`);
    leave();
    emulator.say(id, 'Hello');
    expect(events.filter((type) => type !== 'webhook').slice(0, 2)).toEqual(['chat_started', 'api_request']);
    expect(events).not.toContain('message_added');
  });
});
