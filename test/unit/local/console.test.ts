import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { productRoutes } from '../../../local/console/product-routes.ts';
import { type Console, startConsole } from '../../../local/console/server.ts';
import { consoleDouble, doubleInfo } from '../../factories/console-double.ts';

let console: Console;
let double: ReturnType<typeof consoleDouble>;
beforeEach(async () => {
  double = consoleDouble();
  console = await startConsole({
    ...double.view,
    port: 0,
    product: productRoutes((request, response) => response.end(`product ${request.url}`)),
  });
});
afterEach(() => console.close());

const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(console.url + path, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const openChat = async () => {
  const { body } = await call('POST', '/visitor/chats', { url: 'https://example.com/pricing' });
  return String(body.id);
};
const escalated = async () => {
  const id = await openChat();
  await call('POST', `/visitor/chats/${id}/messages`, { text: 'a person please' });
  const [card] = (await call('GET', '/slack/messages')).body as unknown as { channel: string; ts: string }[];
  return { id, channel: String(card?.channel), ts: String(card?.ts) };
};

describe('the visitor calls', () => {
  it('open a chat and answer with its id alone', async () => {
    const chat = { url: 'https://example.com/', language: 'fr', name: 'Léa', email: 'lea@example.com' };
    expect(await call('POST', '/visitor/chats', chat)).toEqual({ status: 200, body: { id: 't1' } });
    const chats = await call('GET', '/console/chats');
    expect(chats.body).toEqual([
      {
        id: 't1',
        code: 'ABC-1000',
        url: chat.url,
        language: 'fr',
        name: 'Léa',
        openedAt: expect.any(Number),
      },
    ]);
  });

  it('say, pick and show what the visitor sees', async () => {
    const id = await openChat();
    expect(await call('POST', `/visitor/chats/${id}/messages`, { text: ' Hello ' })).toEqual({
      status: 200,
      body: {},
    });
    expect(await call('POST', `/visitor/chats/${id}/buttons`, { id: '1' })).toEqual({
      status: 200,
      body: {},
    });
    const { status, body } = await call('GET', `/visitor/chats/${id}`);
    const messages = body.messages as { from: string; text: string }[];
    expect([status, body.status, messages.map((m) => [m.from, m.text])]).toEqual([
      200,
      'open',
      [
        ['assistant', 'Hello, and **welcome**!'],
        ['visitor', 'Hello'],
        ['assistant', 'You wrote: Hello'],
        ['visitor', 'What are the main features?'],
        ['assistant', 'About: What are the main features?'],
      ],
    ]);
  });

  it.each([
    ['GET', '/visitor/chats/nope', undefined],
    ['POST', '/visitor/chats/nope/messages', { text: 'hi' }],
  ])('answer 404 for an unknown chat: %s %s', async (method, path, body) => {
    expect(await call(method, path, body)).toEqual({
      status: 404,
      body: { error: { code: 'not_found', message: 'no chat nope; expected the id of an opened chat' } },
    });
  });

  it('answer 404 for an unknown button', async () => {
    const id = await openChat();
    expect(await call('POST', `/visitor/chats/${id}/buttons`, { id: 'b9' })).toEqual({
      status: 404,
      body: { error: { code: 'not_found', message: `no button b9 in chat ${id}` } },
    });
  });
});

describe('malformed input', () => {
  const page = 'the address of the page the visitor is on, such as https://www.example.com/';
  it.each([
    ['/visitor/chats', {}, `url is missing; expected ${page}`],
    ['/visitor/chats', { url: 'javascript:alert(1)' }, `url is "javascript:alert(1)"; expected ${page}`],
    [
      '/visitor/chats',
      { url: 'https://a.b', language: 'English' },
      'language is "English"; expected a language code such as en',
    ],
    [
      '/visitor/chats',
      { url: 'https://a.b', email: 'maya@' },
      'email is "maya@"; expected an e-mail address such as maya@example.com',
    ],
    ['/visitor/chats', { url: 'https://a.b', nmae: 'Maya' }, 'unknown key nmae'],
    ['/visitor/chats', [1], 'the body is [1]; expected a JSON object with url, language, name, email'],
    ['/visitor/chats/t1/messages', { text: '  ' }, 'text is "  "; expected a text of 1 to 10000 characters'],
    ['/visitor/chats/t1/messages', { text: 5 }, 'text is 5; expected a text of 1 to 10000 characters'],
    ['/visitor/chats/t1/buttons', {}, 'id is missing; expected the id of a button of this chat'],
    [
      '/slack/replies',
      { channel: 'C1', user: 'U1', text: 'hi' },
      'thread_ts is missing; expected the ts of the first message of a thread',
    ],
    [
      '/slack/presses',
      { channel: 'C1', ts: 1.5, action_id: 'take', user: 'U1' },
      'ts is 1.5; expected the ts of the message with the button',
    ],
    [
      '/faults',
      { service: 'sqs', kind: '500', times: 1 },
      'service is "sqs"; expected one of liveagent, slack, bedrock, ses',
    ],
    [
      '/faults',
      { service: 'ses', kind: 'slow', times: 1 },
      'kind is "slow"; expected one of timeout_after_accept, 500, 429, reset',
    ],
    [
      '/faults',
      { service: 'ses', kind: '500', times: 0 },
      'times is 0; expected a whole number from 1 to 10000',
    ],
    [
      '/faults',
      { service: 'liveagent', kind: 'token_revoked', times: 1 },
      'kind is "token_revoked"; expected one of timeout_after_accept, 500, 429, reset',
    ],
    [
      '/faults',
      { service: 'slack', kind: 'gone', times: 1 },
      'kind is "gone"; expected one of timeout_after_accept, 500, 429, reset, token_revoked, is_archived, not_in_channel',
    ],
    ['/panel/answers', { chat: 't1' }, 'text is missing; expected a text of 1 to 10000 characters'],
    ['/faults', { service: 'ses', kind: '500' }, 'times is missing; expected a whole number from 1 to 10000'],
  ])('POST %s %j answers 400 saying what was wrong and expected', async (path, body, message) => {
    expect(await call('POST', path, body)).toEqual({
      status: 400,
      body: { error: { code: 'invalid', message } },
    });
  });

  it('answers 400 for a body that is not JSON', async () => {
    const { status, body } = await call('POST', '/visitor/chats', '{"url": ');
    expect(status).toBe(400);
    expect(body.error).toEqual({
      code: 'invalid',
      message: expect.stringMatching(/^the body is not JSON \(.+\); expected an object$/),
    });
  });

  it('answers 400 for a body of more than 256 KiB', async () => {
    const { status, body } = await call('POST', '/visitor/chats', 'x'.repeat(256 * 1024 + 1));
    expect([status, body]).toEqual([
      400,
      { error: { code: 'invalid', message: 'the body has more than 262144 bytes' } },
    ]);
  });

  it.each(['/nope', '/console/mail/nope', '/%2e%2e/server.ts', '/page/../server.ts', '//'])(
    'answers 404 for GET %s',
    async (path) => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(console.url);
        send({ host: '127.0.0.1', port, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    },
  );
});

describe('the Slack calls', () => {
  it('show real messages in the documented shape, and only of the channel asked for', async () => {
    const { ts } = await escalated();
    expect((await call('GET', '/slack/messages?channel=C0FRONTDESK')).body).toEqual([
      {
        channel: 'C0FRONTDESK',
        ts,
        user: 'U0FRONTBOT',
        text: '<!here> A visitor is waiting for a person: The visitor asked for a person',
        blocks: expect.any(Array),
      },
    ]);
    expect((await call('GET', '/slack/messages?channel=C0OTHER')).body).toEqual([]);
  });

  it('press a button and reply in the thread', async () => {
    const { id, channel, ts } = await escalated();
    const user = 'U0ANNASMITH';
    expect(await call('POST', '/slack/presses', { channel, ts, action_id: 'take', user })).toEqual({
      status: 200,
      body: { status: 200 },
    });
    const reply = await call('POST', '/slack/replies', {
      channel,
      thread_ts: ts,
      user,
      text: 'Hi, Anna here',
    });
    expect(reply).toEqual({ status: 200, body: { ts: expect.any(String) } });
    const { messages } = (await call('GET', `/visitor/chats/${id}`)).body as { messages: unknown[] };
    expect(messages.at(-1)).toEqual({
      from: 'teammate',
      text: 'Hi, Anna here',
      html: '<p><strong>Anna Smith:</strong> Hi, Anna here</p>',
      at: expect.any(Number),
    });
  });

  it('keep whispers in the channel to the page', async () => {
    const { channel, ts } = await escalated();
    await call('POST', '/slack/presses', { channel, ts, action_id: 'take', user: 'U0OLGAKERN' });
    const texts = (messages: unknown) => (messages as { text: string }[]).map((m) => m.text);
    expect(texts((await call('GET', '/slack/messages')).body)).toEqual([
      '<!here> A visitor is waiting for a person: The visitor asked for a person',
    ]);
    const page = (await call('GET', '/console/slack')).body;
    expect(texts(page.messages)).toEqual([
      '<!here> A visitor is waiting for a person: The visitor asked for a person',
      'Only responders may take a chat.',
    ]);
    expect(page.channel).toEqual({ id: 'C0FRONTDESK', name: 'frontdesk' });
    expect(page.channels).toEqual([page.channel, { id: 'C0BILLING1', name: 'C0BILLING1' }]);
    const other = (await call('GET', '/console/slack?channel=C0BILLING1')).body;
    expect([other.channel, other.messages]).toEqual([{ id: 'C0BILLING1', name: 'C0BILLING1' }, []]);
    expect((await call('GET', '/console/slack?channel=C0NOSUCH01')).body.channel).toEqual(page.channel);
    expect(page.users).toEqual([
      { id: 'U0FRONTBOT', name: 'Frontdesk', role: 'bot' },
      { id: 'U0ANNASMITH', name: 'Anna Smith', role: 'responder' },
      { id: 'U0BENJONES', name: 'Ben Jones', role: 'responder' },
      { id: 'U0OLGAKERN', name: 'Olga Kern', role: 'outsider' },
    ]);
  });
});

describe('the other calls', () => {
  const mail = {
    from: 'frontdesk@example.com',
    to: 'sales@example.com',
    replyTo: 'maya@example.com',
    subject: 'New lead',
    text: 'Maya',
    html: '<p style="color:red">Maya</p>',
    at: 1_790_000_000_000,
  };

  it('list mail as it was sent, and show one to the page without scripts', async () => {
    double.receiveMail(mail);
    expect((await call('GET', '/mail/messages')).body).toEqual([mail]);
    const { html: _, ...envelope } = mail;
    const [listed] = (await call('GET', '/console/mail')).body as unknown as { id: string }[];
    expect(listed).toEqual({ ...envelope, id: expect.stringMatching(/^[0-9a-f]{16}$/) });
    const opened = await fetch(`${console.url}/console/mail/${listed?.id}`);
    expect([await opened.text(), opened.headers.get('content-type')]).toEqual([
      expect.stringMatching(/^<!doctype html>.*<\/style><p style="color:red">Maya<\/p>$/),
      'text/html; charset=utf-8',
    ]);
    expect(opened.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    );
  });

  it('name the mail that another one follows', async () => {
    double.receiveMail({ ...mail, id: 'a' });
    double.receiveMail({ ...mail, id: 'b', inReplyTo: 'a', subject: 'Re: New lead' });
    const listed = (await call('GET', '/mail/messages')).body as unknown as Record<string, unknown>[];
    expect(listed.map(({ id, inReplyTo, subject }) => ({ id, inReplyTo, subject }))).toEqual([
      { id: 'a', inReplyTo: undefined, subject: 'New lead' },
      { id: 'b', inReplyTo: 'a', subject: 'Re: New lead' },
    ]);
    const pages = (await call('GET', '/console/mail')).body as unknown as Record<string, unknown>[];
    expect(pages.map(({ messageId, inReplyTo }) => ({ messageId, inReplyTo }))).toEqual([
      { messageId: 'a', inReplyTo: undefined },
      { messageId: 'b', inReplyTo: 'a' },
    ]);
  });

  it('tell what a black-box test needs to know', async () => {
    expect((await call('GET', '/local/info')).body).toEqual(doubleInfo);
  });

  it('let somebody answer in the panel and the visitor leave', async () => {
    const { id } = (await call('POST', '/visitor/chats', { url: 'https://www.example.com/' })).body as {
      id: string;
    };
    expect(await call('POST', '/panel/answers', { chat: id, text: 'Hi' })).toEqual({ status: 200, body: {} });
    expect(await call('POST', `/visitor/chats/${id}/end`)).toEqual({ status: 200, body: {} });
    const { status, messages } = (await call('GET', `/visitor/chats/${id}`)).body as {
      status: string;
      messages: { text: string }[];
    };
    expect([status, messages.at(-1)?.text]).toEqual(['closed', 'agent007: Hi']);
  });

  it('add faults, which the emulators then take', async () => {
    const fault = { service: 'slack', kind: '429', times: 2 };
    expect(await call('POST', '/faults', fault)).toEqual({ status: 200, body: fault });
    const { take } = double.view.faults as unknown as { take(service: string): string | undefined };
    expect([take('slack'), take('slack'), take('slack')]).toEqual(['429', '429', undefined]);
  });

  it('show the pipeline of every chat', async () => {
    const { id } = await escalated();
    expect((await call('GET', '/console/pipeline')).body).toEqual([
      {
        at: expect.any(Number),
        conversation: `liveagent:${id}`,
        label: 'said',
        status: 'handled',
        kind: 'input',
      },
      {
        at: expect.any(Number),
        conversation: `liveagent:${id}`,
        label: 'card',
        status: 'sent',
        kind: 'effect',
      },
    ]);
  });

  /** Resolves at each further change that the page is told of. */
  const changes = async () => {
    const events = await fetch(`${console.url}/console/events`);
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    if (events.body === null) throw new Error('expected a stream');
    const reader = events.body.pipeThrough(new TextDecoderStream()).getReader();
    let unread = '';
    return async () => {
      const event = 'event: change\ndata: {}\n\n';
      while (!unread.includes(event)) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended; expected a change');
        unread += value;
      }
      unread = unread.slice(unread.indexOf(event) + event.length);
    };
  };

  it('tell open pages of changes at once', async () => {
    const change = await changes();
    await change();
    const before = Date.now();
    await openChat();
    await change();
    expect(Date.now() - before).toBeLessThan(900);
  });

  it('tell open pages of new mail, which nothing announces', async () => {
    const change = await changes();
    // One on joining, one after the first look around.
    await change();
    await change();
    double.receiveMail(mail);
    await change();
  });
});

describe('the origin', () => {
  it('serves the page under a strict policy', async () => {
    const response = await fetch(console.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    );
    const html = await response.text();
    expect(html).toContain('<title>Frontdesk console</title>');
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script>|<style/);
  });

  it.each([
    '/liveagent/events',
    '/liveagent/events/s3',
    '/slack/events',
    '/slack/interactions',
    '/transcripts/t',
    '/health?x=1',
  ])("leaves %s to the product's own handlers", async (path) => {
    expect(await (await fetch(console.url + path)).text()).toBe(`product ${path}`);
  });

  it.each([
    ['host', { host: 'evil.example' }, 'host is "evil.example"; expected localhost or 127.0.0.1'],
    [
      'origin',
      { origin: 'https://evil.example' },
      'origin is "https://evil.example"; expected http://localhost:',
    ],
  ])('refuses a foreign %s, which could read the secrets', async (_what, headers, message) => {
    const { port } = new URL(console.url);
    const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const to = {
        host: '127.0.0.1',
        port,
        path: '/local/info',
        headers: { host: `localhost:${port}`, ...headers },
      };
      send(to, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve([response.statusCode, text]));
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toEqual([401, expect.stringContaining(JSON.stringify(message).slice(1, -1))]);
  });

  it('says which port is taken and what to set', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(startConsole({ ...double.view, port, product: () => false })).rejects.toMatchObject({
      name: 'AppError',
      code: 'conflict',
      message: `port ${port} is in use; set PORT to a free one, e.g. PORT=${port + 1}`,
    });
    taken.close();
  });
});
