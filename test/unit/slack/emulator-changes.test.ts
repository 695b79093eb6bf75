import { app, channel, emulator, start } from './emulator-world.ts';

const anna = 'U0ANNASMITH';

const eventsOf = (got: { body: string }[]) => {
  const events = got.map(({ body }) => JSON.parse(body).event);
  // Every fifth comes twice; what tells them apart is not looked at here.
  return [...new Map(events.map((event) => [`${event.subtype}${event.ts}`, event])).values()];
};

describe('people who change what they wrote', () => {
  it('edit and delete their own messages, and Slack tells of each with the message as it was', async () => {
    const target = await app(() => 200);
    const { slack, call } = await emulator({ target: () => target.url });
    const { ts: thread_ts } = (await call('chat.postMessage', { channel, text: 'card' })).body;
    const { ts } = slack.reply({ channel, thread_ts, user: anna, text: 'one <1>' });
    slack.edit({ channel, ts, user: anna, text: 'two' });
    slack.remove({ channel, ts, user: anna });
    await target.received(4);
    const about = { user: anna, ts, thread_ts, parent_user_id: 'U0FRONTDESK' };
    const changes = eventsOf(target.got).filter(({ subtype }) => subtype !== undefined);
    expect(changes.sort((a, b) => (a.ts < b.ts ? -1 : 1))).toMatchObject([
      {
        subtype: 'message_changed',
        channel,
        hidden: true,
        message: { ...about, text: 'two', edited: { user: anna, ts: `${start / 1000}.000000` } },
        previous_message: { ...about, text: 'one &lt;1&gt;' },
      },
      { subtype: 'message_deleted', channel, deleted_ts: ts, previous_message: { ...about, text: 'two' } },
    ]);
    expect(slack.messages().map(({ text }) => text)).toEqual(['card']);
    const replies = await call('conversations.replies', { channel, ts: thread_ts });
    expect(replies.body.messages).toHaveLength(1);
  });

  it('change nothing that is not theirs, or not there', async () => {
    const { slack, call } = await emulator();
    const { ts } = (await call('chat.postMessage', { channel, text: 'card' })).body;
    expect(() => slack.edit({ channel, ts, user: anna, text: 'x' })).toThrow(
      `message ${ts} is not of U0ANNASMITH; expected one of their own`,
    );
    expect(() => slack.remove({ channel, ts: '1.000001', user: anna })).toThrow(
      `no message 1.000001 in ${channel}`,
    );
  });
});

describe('the address that comes with a press', () => {
  const asked = async (now: () => number) => {
    const target = await app(() => 200);
    const { slack, call } = await emulator({ target: () => target.url, now });
    const elements = [
      { type: 'button', action_id: 'no', text: { type: 'plain_text', text: 'No' }, value: 'v' },
    ];
    const blocks = JSON.stringify([{ type: 'actions', elements }]);
    await call('chat.postEphemeral', { channel, user: anna, text: 'Well?', blocks });
    const { ts = '' } = slack.messages().at(-1) ?? {};
    await slack.press({ channel, ts, action_id: 'no', user: anna });
    const { response_url } = JSON.parse(new URLSearchParams(target.got[0]?.body).get('payload') ?? '');
    const post = async (body: object) => {
      const response = await fetch(response_url, { method: 'POST', body: JSON.stringify(body) });
      return `${response.status} ${await response.text()}`;
    };
    return { slack, post };
  };

  it('takes the message away', async () => {
    const { slack, post } = await asked(() => start);
    expect(await post({ delete_original: true })).toBe('200 ok');
    expect(slack.messages()).toEqual([]);
    expect(await post({ delete_original: true })).toBe('404 {"ok":false,"error":"message_not_found"}');
  });

  it('works five times and for thirty minutes', async () => {
    let now = start;
    const { post } = await asked(() => now);
    for (let i = 0; i < 5; i += 1) expect(await post({})).toBe('500 {"ok":false,"error":"no_text"}');
    expect(await post({ delete_original: true })).toBe('404 {"ok":false,"error":"used_url"}');
    now += 30 * 60_000;
    expect(await post({ delete_original: true })).toBe('404 {"ok":false,"error":"expired_url"}');
  });
});
