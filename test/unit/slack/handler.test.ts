import { bot, channel, conversation, slackWorld, thread } from './slack-world.ts';

const said = {
  kind: 'teammate_said',
  id: `slack:${channel}:1772442010.000200`,
  at: 1_772_442_010_000,
  via: 'slack',
  teammate: { id: 'U0ANNASMITH', name: 'Anna Smith' },
  text: 'Hello',
  source: { channel, thread, ts: '1772442010.000200' },
  handled: false,
};
const doorbell = { type: 'doorbell', conversation, look: 'inside' };

describe('the signature of a Slack request', () => {
  const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c1' });

  it('lets Slack verify the address', async () => {
    const { run, request } = await slackWorld();
    expect(await run(request('events', challenge))).toMatchObject({
      status: 200,
      body: '{"challenge":"c1"}',
    });
  });

  it.each([
    ['a wrong secret', { secret: 'other' }],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
    ['a stale time', { at: Date.UTC(2026, 2, 2, 8, 54, 59) }],
    ['a time to come', { at: Date.UTC(2026, 2, 2, 9, 5, 2) }],
  ])('refuses %s, whatever the body', async (_what, signed) => {
    const { run, request } = await slackWorld();
    for (const path of ['events', 'interactions'] as const) {
      await expect(run(request(path, 'not even JSON', signed))).rejects.toMatchObject({
        code: 'unauthorised',
        message:
          'x-slack-signature is missing, wrong or older than five minutes; expected Slack’s own signature',
      });
    }
  });

  it('reads the secret afresh once when it was rotated, and not for every forgery', async () => {
    const { run, request, secret, secretReads } = await slackWorld();
    secret.fresh = 'rotated';
    expect((await run(request('events', challenge, { secret: 'rotated' }))).status).toBe(200);
    await expect(run(request('events', challenge, { secret: 'forged' }))).rejects.toMatchObject({
      code: 'unauthorised',
    });
    expect(secretReads).toEqual([false, true, false]);
  });

  it('names what is wrong with a signed body', async () => {
    const { run, request } = await slackWorld();
    await expect(run(request('events', '{'))).rejects.toMatchObject({
      code: 'invalid',
      message: 'the event is not JSON',
    });
    await expect(run(request('interactions', 'a=b'))).rejects.toMatchObject({
      code: 'invalid',
      message: 'the form has no field "payload"',
    });
    await expect(run(request('events', '{"type":"event_callback","event":{}}'))).rejects.toMatchObject({
      code: 'invalid',
      message: 'the event lacks or misstates event_id, event.type',
    });
  });

  it('answers 200 to kinds of events and interactions it has no use for', async () => {
    const { run, request, doorbells } = await slackWorld();
    expect(await run(request('events', '{"type":"app_rate_limited"}'))).toEqual({ status: 200 });
    const modal = new URLSearchParams({ payload: '{"type":"view_submission"}' });
    expect(await run(request('interactions', modal.toString()))).toEqual({ status: 200 });
    expect(doorbells).toEqual([]);
  });
});

describe('a message in the thread of a case', () => {
  it('is stored as what a teammate said, and the conversation is rung', async () => {
    const { event, inputs, doorbells } = await slackWorld();
    expect(await event({})).toEqual({ status: 200 });
    expect(await inputs()).toEqual([said]);
    expect(doorbells).toEqual([{ message: doorbell, dedupe: `${said.id}:Ev1:0` }]);
  });

  it('that is too long is stored in part, and marked so', async () => {
    const { event, inputs } = await slackWorld();
    await event({ text: 'é'.repeat(8_001) });
    await event({ text: 'é'.repeat(8_000), ts: '1772442011.000200' });
    expect((await inputs()).map((input) => 'cut' in input)).toEqual([true, false]);
  });

  it('is stored once and rung at every delivery, retries included', async () => {
    const { event, inputs, doorbells } = await slackWorld();
    await event({});
    await event({}, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
    await event({}, {}, 'Ev2');
    expect(await inputs()).toEqual([said]);
    expect(doorbells.map(({ dedupe }) => dedupe)).toEqual([
      `${said.id}:Ev1:0`,
      `${said.id}:Ev1:1`,
      `${said.id}:Ev2:0`,
    ]);
  });

  it('is not lost where the doorbell fails: the delivery fails and the next one rings', async () => {
    const { event, inputs, doorbells, failing } = await slackWorld();
    failing.queues = true;
    await expect(event({})).rejects.toMatchObject({ code: 'unavailable' });
    failing.queues = false;
    await event({}, { 'x-slack-retry-num': '1' });
    expect(await inputs()).toEqual([said]);
    expect(doorbells).toHaveLength(1);
  });

  it('is plain text with names', async () => {
    const { event, inputs } = await slackWorld();
    await event({ text: '<@U0BENJONES> a &lt; b, see <https://www.example.com/|this>' });
    expect(await inputs()).toMatchObject([{ text: '@Ben Jones a < b, see this (https://www.example.com/)' }]);
  });

  it.each([
    ['the app itself', { user: bot }],
    ['a bot', { bot_id: 'B1' }],
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['somebody who joined', { subtype: 'channel_join' }],
    ['the first message of a thread', { ts: thread }],
    ['a message outside threads', { thread_ts: undefined }],
    ['another kind of event', { type: 'reaction_added' }],
    ['somebody who is no responder', { user: 'U0OUTSIDER1' }],
  ])('is not stored where it comes from %s', async (_what, fields) => {
    const { event, inputs, doorbells } = await slackWorld();
    expect(await event(fields)).toEqual({ status: 200 });
    expect(await inputs()).toEqual([]);
    expect(doorbells).toEqual([]);
  });

  it.each(['file_share', 'thread_broadcast'])('is stored as %s too', async (subtype) => {
    const { event, inputs } = await slackWorld();
    await event({ subtype });
    expect(await inputs()).toEqual([said]);
  });

  it('brings its files: with a link, or with the reason why there is none', async () => {
    const { event, inputs, whispers } = await slackWorld();
    const pdf = {
      id: 'F0INVOICE01',
      name: 'invoice.pdf',
      mimetype: 'application/pdf',
      size: 9,
      mode: 'hosted',
    };
    const files = [
      pdf,
      { ...pdf, id: 'F0SETUP0001', name: 'setup.exe', mimetype: 'application/x-dosexec' },
      { id: 7 },
    ];
    await event({ subtype: 'file_share', text: '', files });
    expect(await inputs()).toEqual([
      {
        ...said,
        text: '',
        files: [
          { name: 'invoice.pdf', url: 'https://fd.example.com/files/F0INVOICE01' },
          {
            name: 'setup.exe',
            refused: 'The visitor does not get “setup.exe”: files of its type are not passed on.',
          },
        ],
      },
    ]);
    expect(whispers).toEqual([]);
  });

  it('is heard though Slack does not tell names', async () => {
    const { event, inputs, failing, warnings } = await slackWorld();
    failing.names = true;
    expect(await event({ text: 'Ask <@U0BENJONES|ben>' })).toEqual({ status: 200 });
    expect(await inputs()).toEqual([
      { ...said, text: 'Ask @ben', teammate: { id: 'U0ANNASMITH', name: '' } },
    ]);
    expect(warnings).toEqual(['display_name_failed', 'display_name_failed']);
  });

  it('asks for all names at once, since Slack waits three seconds for its answer', async () => {
    const { event, inputs, slowNames } = await slackWorld();
    const asked = slowNames();
    const answer = event({ text: '<@U0BENJONES> and <@U0CARLABROWN>' });
    expect(await asked(3)).toEqual(['U0ANNASMITH', 'U0BENJONES', 'U0CARLABROWN']);
    expect(await answer).toEqual({ status: 200 });
    expect(await inputs()).toMatchObject([{ text: '@Ben Jones and @U0CARLABROWN' }]);
  });

  it('is asked for again while a thread of ours is not known yet', async () => {
    const { event, clock } = await slackWorld();
    const unknown = { thread_ts: '1772442005.000000' };
    await expect(event(unknown)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'the thread is not known yet; deliver the event again',
    });
    clock.advance(61 * 60 * 1000);
    expect(await event(unknown)).toEqual({ status: 200 });
  });

  it('is no bug of ours where its channel is no text', async () => {
    const { event } = await slackWorld();
    const unknown = { code: 'unavailable', message: 'the thread is not known yet; deliver the event again' };
    await expect(event({ channel: 'C0\ud800' })).rejects.toMatchObject(unknown);
  });

  it('is left alone in threads of others', async () => {
    const { event, inputs } = await slackWorld();
    const strange = { thread_ts: '1772442005.000000', parent_user_id: 'U0BENJONES' };
    expect(await event(strange)).toEqual({ status: 200 });
    expect(await inputs()).toEqual([]);
  });

  it('counts members of the user group as responders', async () => {
    const { event, inputs } = await slackWorld({ responders: { users: [], usergroup: 'S0SUPPORT01' } });
    await event({ user: 'U0CARLABROWN' });
    await event({ user: 'U0ANNASMITH', ts: '1772442011.000000' });
    expect(await inputs()).toMatchObject([{ teammate: { id: 'U0CARLABROWN' } }]);
  });
});
