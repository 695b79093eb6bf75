import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cached } from '../../../adapters/team-chat/cached.ts';
import { slackTeamChat } from '../../../adapters/team-chat/slack.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

interface Received {
  path: string;
  token: string | undefined;
  form: URLSearchParams;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const read = async (request: IncomingMessage): Promise<Received> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return {
    path: request.url ?? '',
    token: request.headers.authorization,
    form: new URLSearchParams(body),
  };
};

/** Answers each call in turn as told, the last answer for all that follow. */
const server = async (...answers: Answer[]) => {
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

const card = { channel: 'C0FRONTDESK', ts: '1.000001' };
const say = { from: 'visitor' as const, text: 'Hi' };
const token = async () => 'xoxb-test';
const ok = (fields: object) => ({ body: JSON.stringify({ ok: true, ...fields }) });
const refusal = (error: string, metadata?: object) => ({
  body: JSON.stringify({ ok: false, error, response_metadata: metadata }),
});
const postedReply = ok({ channel: card.channel, ts: '2.000001', message: { thread_ts: card.ts } });

describe('the Slack adapter', () => {
  it('posts once, marked by its key, without unfurling or guessing names', async () => {
    const { apiUrl, received } = await server(postedReply);
    const teamChat = slackTeamChat({ token, apiUrl });
    expect(await teamChat.postInThread(card, say, 'c:1')).toEqual({ channel: card.channel, ts: '2.000001' });
    await teamChat.postInThread(card, say, 'c:1');
    await teamChat.postInThread(card, say, 'c:2');
    const [first, second, third] = received.map(({ form }) => Object.fromEntries(form));
    expect(Object.keys(first ?? {}).sort()).toEqual([
      'blocks',
      'channel',
      'client_msg_id',
      'metadata',
      'text',
      'thread_ts',
      'unfurl_links',
      'unfurl_media',
    ]);
    expect(first).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', thread_ts: card.ts });
    expect(JSON.parse(first?.metadata ?? '')).toEqual({
      event_type: 'frontdesk_effect',
      event_payload: { key: 'c:1' },
    });
    expect(first?.client_msg_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second?.client_msg_id).toBe(first?.client_msg_id);
    expect(third?.client_msg_id).not.toBe(first?.client_msg_id);
    expect(received[0]).toMatchObject({ path: '/api/chat.postMessage', token: 'Bearer xoxb-test' });
  });

  it.each([
    [
      'not_in_channel',
      refusal('not_in_channel'),
      'refused',
      'Slack refused chat.postMessage: not_in_channel',
    ],
    ['is_archived', refusal('is_archived'), 'refused', 'Slack refused chat.postMessage: is_archived'],
    ['missing_scope', refusal('missing_scope'), 'refused', 'Slack refused chat.postMessage: missing_scope'],
    [
      'invalid_blocks',
      refusal('invalid_blocks', {
        messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
      }),
      'refused',
      'Slack refused chat.postMessage: invalid_blocks ([ERROR] no more than 50 items allowed [json-pointer:/blocks])',
    ],
    ['HTTP 404', { status: 404, body: 'no' }, 'refused', 'Slack refused chat.postMessage: HTTP 404'],
    [
      'fatal_error',
      refusal('fatal_error'),
      'ambiguous',
      'Slack may or may not have done chat.postMessage: fatal_error',
    ],
    [
      'HTTP 503',
      { status: 503, body: 'x' },
      'ambiguous',
      'Slack may or may not have done chat.postMessage: HTTP 503',
    ],
    [
      'a page instead of JSON',
      { body: '<html>Visitor: secret</html>' },
      'ambiguous',
      'Slack may or may not have done chat.postMessage: an answer that is not JSON',
    ],
    ['an answer without ts', ok({ channel: 'C' }), 'ambiguous', 'Slack answered chat.postMessage without ts'],
    ['ratelimited', refusal('ratelimited'), 'throttled', 'Slack limits chat.postMessage; asked to wait 1 s'],
    [
      'HTTP 429',
      { status: 429, headers: { 'retry-after': '7' }, body: '' },
      'throttled',
      'Slack limits chat.postMessage; asked to wait 7 s',
    ],
    [
      'HTTP 429 without a time',
      { status: 429, body: '' },
      'throttled',
      'Slack limits chat.postMessage; asked to wait 1 s',
    ],
    [
      'a message beside its thread',
      ok({ channel: 'C', ts: '3.1', message: {} }),
      'refused',
      'Slack did not put the message into thread 1.000001: its card is gone',
    ],
  ])('turns %s on a post into an AppError, after one call', async (_what, answer, code, message) => {
    const { apiUrl, received } = await server(answer);
    const teamChat = slackTeamChat({ token, apiUrl });
    await expect(teamChat.postInThread(card, say, 'k')).rejects.toMatchObject({ code, message });
    expect(received).toHaveLength(1);
  });

  it('finds a post by its metadata or by its id, page by page, from two seconds before', async () => {
    const other = {
      ts: '5.000001',
      metadata: { event_type: 'frontdesk_effect', event_payload: { key: 'x' } },
    };
    const foreign = { ts: '5.000002', metadata: { event_type: 'other', event_payload: { key: 'k' } } };
    const ours = {
      ts: '5.000003',
      metadata: { event_type: 'frontdesk_effect', event_payload: { key: 'k' } },
    };
    const { apiUrl, received } = await server(
      ok({ messages: [other, foreign], response_metadata: { next_cursor: 'more' } }),
      ok({ messages: [ours] }),
    );
    const teamChat = slackTeamChat({ token, apiUrl });
    expect(await teamChat.findPosted(card.channel, card.ts, 'k', 1_772_442_010_500)).toEqual({
      channel: card.channel,
      ts: '5.000003',
    });
    expect(received.map(({ path, form }) => [path, Object.fromEntries(form)])).toEqual([
      [
        '/api/conversations.replies',
        {
          channel: card.channel,
          ts: card.ts,
          oldest: '1772442008.500000',
          inclusive: 'true',
          include_all_metadata: 'true',
          limit: '200',
        },
      ],
      ['/api/conversations.replies', expect.objectContaining({ cursor: 'more', limit: '200' })],
    ]);
  });

  it('calls a refused connection unavailable, for nothing was sent', async () => {
    const { apiUrl } = await server(postedReply);
    for (const close of closing.splice(0)) close();
    await expect(slackTeamChat({ token, apiUrl }).postInThread(card, say, 'k')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Slack cannot be reached for chat.postMessage: ECONNREFUSED',
    });
  });

  it('reads the token afresh once after Slack refused it', async () => {
    const { apiUrl, received } = await server(refusal('invalid_auth'), postedReply);
    const asked: boolean[] = [];
    const teamChat = slackTeamChat({
      apiUrl,
      token: async (options) => {
        asked.push(options?.fresh === true);
        return options?.fresh ? 'xoxb-new' : 'xoxb-old';
      },
    });
    expect(await teamChat.postInThread(card, say, 'k')).toEqual({ channel: card.channel, ts: '2.000001' });
    expect(asked).toEqual([false, true]);
    expect(received.map((call) => call.token)).toEqual(['Bearer xoxb-old', 'Bearer xoxb-new']);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'is refused with %s where the fresh token is the same',
    async (error) => {
      const { apiUrl, received } = await server(refusal(error));
      await expect(slackTeamChat({ token, apiUrl }).postInThread(card, say, 'k')).rejects.toMatchObject({
        code: 'refused',
        message: `Slack refused chat.postMessage: ${error}`,
      });
      expect(received).toHaveLength(1);
    },
  );

  it.each([
    [{ profile: { display_name: 'Annie', real_name: 'Anna Smith' } }, 'Annie'],
    [{ profile: { display_name: ' ', real_name: 'Anna &amp; Smith' } }, 'Anna & Smith'],
    [{ real_name: 'Anna Smith', name: 'anna' }, 'Anna Smith'],
    [{ name: 'anna' }, 'anna'],
    [{}, 'U0ANNASMITH'],
  ])('reads the name in %j as %s', async (user, name) => {
    const { apiUrl } = await server(ok({ user }));
    expect(await slackTeamChat({ token, apiUrl }).displayName('U0ANNASMITH')).toBe(name);
  });

  it('asks for a name again after ten minutes and for a group after five', async () => {
    let now = 0;
    const { apiUrl, received } = await server(ok({ user: { name: 'anna' }, users: ['U0ANNASMITH'] }));
    const teamChat = slackTeamChat({ token, apiUrl, now: () => now });
    const ask = async () => [await teamChat.displayName('U1'), await teamChat.groupMembers('S1')];
    await ask();
    now = 299_999;
    await ask();
    expect(received).toHaveLength(2);
    now = 300_000;
    await ask();
    now = 600_000;
    await ask();
    expect(received.map(({ path }) => path.replace('/api/', ''))).toEqual([
      'users.info',
      'usergroups.users.list',
      'usergroups.users.list',
      'users.info',
      'usergroups.users.list',
    ]);
  });
});

describe('cached', () => {
  it('keeps no failure and shares an answer that is on its way', async () => {
    let reads = 0;
    const get = cached(
      1000,
      () => 0,
      async (key) => {
        reads += 1;
        if (reads === 1) throw new Error('first fails');
        return `${key}${reads}`;
      },
    );
    await expect(get('a')).rejects.toThrow('first fails');
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a2', 'a2']);
  });
});
