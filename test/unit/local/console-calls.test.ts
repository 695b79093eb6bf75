import { doubleInfo } from '../../factories/console-double.ts';
import { call, console, double, escalated, openChat } from './console-over-double.ts';

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

  it('tell open pages what the emulators announce, before any look around ends', async () => {
    double.view.mail.list = () => new Promise(() => undefined);
    const change = await changes();
    await change();
    await openChat();
    await change();
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
