import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFaults } from '../../../local/faults.ts';
import { app, channel, closing, emulator, start } from './emulator-world.ts';

describe('the Web API of the Slack emulator', () => {
  it('asks for the bot token and knows its methods', async () => {
    const { call } = await emulator();
    expect((await call('auth.test', {}, '')).body).toEqual({ ok: false, error: 'not_authed' });
    expect((await call('auth.test', {}, 'Bearer xoxb-other')).body).toEqual({
      ok: false,
      error: 'invalid_auth',
    });
    expect((await call('auth.test')).body).toMatchObject({ ok: true, user_id: 'U0FRONTDESK' });
    expect((await call('chat.destroy')).body).toEqual({ ok: false, error: 'unknown_method' });
    expect((await call('constructor')).body).toEqual({ ok: false, error: 'unknown_method' });
  });

  it('lets an archived channel refuse posts, and nothing else', async () => {
    const faults = createFaults();
    const { call } = await emulator({ faults });
    faults.add({ service: 'slack', kind: 'is_archived', times: 1 });
    expect((await call('auth.test')).body).toMatchObject({ ok: true });
    const post = () => call('chat.postMessage', { channel, text: 'x' });
    expect((await post()).body).toEqual({ ok: false, error: 'is_archived' });
    expect((await post()).body).toMatchObject({ ok: true });
  });

  it.each([
    ['chat.postMessage', { channel: 'C0OTHER0000', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel }, 'no_text'],
    ['chat.postMessage', { channel, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
    ['chat.postMessage', { channel, text: 'x', blocks: '{' }, 'invalid_blocks_format'],
    ['chat.update', { channel, ts: '1.000001', text: 'x' }, 'message_not_found'],
    ['chat.postEphemeral', { channel, user: 'U0NOBODY00', text: 'x' }, 'user_not_in_channel'],
    ['conversations.replies', { channel, ts: '1.000001' }, 'thread_not_found'],
    ['conversations.history', { channel, cursor: 'abc' }, 'invalid_cursor'],
    ['conversations.history', { channel, limit: '0' }, 'invalid_limit'],
    ['users.info', { user: 'U0NOBODY00' }, 'user_not_found'],
    ['usergroups.users.list', { usergroup: 'S0NOBODY00' }, 'no_such_subteam'],
    ['chat.getPermalink', { channel, message_ts: '1.000001' }, 'message_not_found'],
  ])('answers %s %j with %s', async (method, args, error) => {
    const { call } = await emulator();
    expect((await call(method, args as Record<string, string>)).body).toEqual({ ok: false, error });
  });

  it.each([
    [
      { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      { type: 'section', text: { type: 'plain_text', text: '' } },
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [{ type: 'video' }, 'unsupported type: video [json-pointer:/blocks/0/type]'],
    [{ type: 'actions', elements: [] }, 'no items [json-pointer:/blocks/0/elements]'],
  ])('refuses blocks Slack would refuse', async (block, problem) => {
    const { call, slack } = await emulator();
    expect(
      (await call('chat.postMessage', { channel, text: 'x', blocks: JSON.stringify([block]) })).body,
    ).toEqual({
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    });
    expect(slack.messages()).toEqual([]);
  });

  it('cuts texts at 40,000 characters', async () => {
    const { call, slack } = await emulator();
    await call('chat.postMessage', { channel, text: 'x'.repeat(40_001) });
    expect(slack.messages()[0]?.text).toHaveLength(40_000);
  });

  it('shows metadata only to those who ask, and ephemeral messages to no list', async () => {
    const { call } = await emulator();
    const metadata = JSON.stringify({ event_type: 'e', event_payload: { key: 'k' } });
    await call('chat.postMessage', { channel, text: 'x', metadata });
    await call('chat.postEphemeral', { channel, user: 'U0ANNASMITH', text: 'psst' });
    const [plain, full] = await Promise.all([
      call('conversations.history', { channel }),
      call('conversations.history', { channel, include_all_metadata: 'true' }),
    ]);
    expect(plain.body.messages.map((message) => message.metadata)).toEqual([undefined]);
    expect(full.body.messages).toMatchObject([{ metadata: { event_payload: { key: 'k' } } }]);
  });

  it('takes thirty posts at once and one a second after that', async () => {
    let now = start;
    const { call } = await emulator({ now: () => now });
    const post = () => call('chat.postMessage', { channel, text: 'x' });
    for (let i = 0; i < 30; i += 1) expect((await post()).status).toBe(200);
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
    now += 1000;
    expect((await post()).body.ok).toBe(true);
    expect((await post()).status).toBe(429);
  });

  it('keeps its messages in the state file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slack-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    const stateFile = join(folder, 'deep', 'slack.jsonl');
    const first = await emulator({ stateFile });
    const { ts } = (await first.call('chat.postMessage', { channel, text: 'one' })).body;
    await first.call('chat.update', { channel, ts, text: 'two' });
    const kept = first.slack.messages();
    const second = await emulator({ stateFile });
    expect(second.slack.messages()).toEqual(kept);
    const next = (await second.call('chat.postMessage', { channel, text: 'three' })).body.ts;
    expect(next > ts).toBe(true);
  });
});

describe('the events of the Slack emulator', () => {
  it('tells of replies with their thread, and every fifth event twice under two ids', async () => {
    const target = await app(() => 200);
    const { slack, call } = await emulator({ target: () => target.url });
    const { ts } = (await call('chat.postMessage', { channel, text: 'card' })).body;
    for (let i = 0; i < 4; i += 1)
      slack.reply({ channel, thread_ts: ts, user: 'U0ANNASMITH', text: `${i} <3` });
    await target.received(6);
    const events = target.got.map(({ body }) => JSON.parse(body));
    const texts = events.map(({ event }) => event.text).sort();
    expect(texts).toEqual(['0 &lt;3', '1 &lt;3', '2 &lt;3', '3 &lt;3', '3 &lt;3', 'card']);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(6);
    expect(events.find(({ event }) => event.text === 'card').event).toMatchObject({ bot_id: 'B0FRONTDESK' });
    expect(events.find(({ event }) => event.text === '0 &lt;3')).toMatchObject({
      type: 'event_callback',
      authorizations: [{ user_id: 'U0FRONTDESK', is_bot: true }],
      event: { user: 'U0ANNASMITH', thread_ts: ts, parent_user_id: 'U0FRONTDESK', channel },
    });
  });

  it('delivers again what was not taken, saying why', async () => {
    const target = await app((count) => (count === 1 ? 503 : 200));
    const { slack } = await emulator({ target: () => target.url });
    slack.reply({ channel, user: 'U0ANNASMITH', text: 'hello' });
    await target.received(2);
    expect(target.got[0]?.headers['x-slack-retry-num']).toBeUndefined();
    expect(target.got[1]?.headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_error',
    });
    expect(target.got[1]?.body).toBe(target.got[0]?.body);
  });

  it('names who and what it does not know', async () => {
    const { slack } = await emulator();
    const reply = { channel, thread_ts: '1.000001', user: 'U0ANNASMITH', text: 'x' };
    expect(() => slack.reply(reply)).toThrow('no message 1.000001 in C0FRONTDESK');
    const stranger = { channel, user: 'U0NOBODY00', text: 'x' };
    expect(() => slack.reply(stranger)).toThrow(
      'user is "U0NOBODY00"; expected one of U0ANNASMITH, U0BENJONES, U0FRONTDESK',
    );
  });

  it('lets only its addressee press a button of an ephemeral message', async () => {
    const target = await app(() => 200);
    const { slack, call } = await emulator({ target: () => target.url });
    const button = {
      type: 'button',
      action_id: 'take',
      text: { type: 'plain_text', text: 'Take' },
      value: 'v',
    };
    const blocks = JSON.stringify([{ type: 'actions', elements: [button] }]);
    const { message_ts } = (
      await call('chat.postEphemeral', { channel, user: 'U0ANNASMITH', text: 'x', blocks })
    ).body;
    const press = { channel, ts: message_ts, action_id: 'take', user: 'U0BENJONES' };
    await expect(slack.press(press)).rejects.toThrow(`only U0ANNASMITH sees message ${message_ts}`);
    await expect(slack.press({ ...press, action_id: 'other', user: 'U0ANNASMITH' })).rejects.toThrow(
      `message ${message_ts} has no button with action_id "other"`,
    );
    expect(await slack.press({ ...press, user: 'U0ANNASMITH' })).toEqual({ status: 200, body: '{}' });
    const payload = JSON.parse(new URLSearchParams(target.got[0]?.body).get('payload') ?? '');
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANNASMITH' },
      container: { message_ts, is_ephemeral: true },
      actions: [{ action_id: 'take', value: 'v' }],
    });
    expect(payload.message).toBeUndefined();
  });
});
