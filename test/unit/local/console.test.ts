import { request as send } from 'node:http';
import { call, console, openChat } from './console-over-double.ts';

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
