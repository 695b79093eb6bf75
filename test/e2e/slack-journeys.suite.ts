import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** How words, marks and deliveries of Slack reach the visitor and back, driven from outside like the other journeys. */
export const slackJourneys = (desk: Desk, it: Journey): void => {
  let cases = 0;
  const escalate = async (about = '', name = 'Zoe') => {
    const chat = await desk.open({ language: 'en', name });
    await chat.welcome();
    cases += 1;
    const words = `I want to talk to a human about topic ${Date.now()}-${cases}`;
    await chat.say(`${words} ${about}`.trim());
    const { channel, ts } = await chat.card(words);
    const { slack } = await desk.info();
    const [anna = '', ben = ''] = slack.responders;
    const thread = () => desk.thread(ts);
    return {
      ...{ chat, channel, ts, anna, ben, slack, thread },
      card: async () => (await desk.slackMessages()).find((message) => message.ts === ts),
      press: (action_id: string, user = anna) => desk.pressInSlack({ channel, ts, action_id, user }),
      write: (text: string, user = anna) => desk.replyInSlack({ channel, thread_ts: ts, user, text }),
      inThread: (text: string) =>
        eventually(
          `“${text}” in the thread`,
          async () => (await thread()).find((message) => message.text.includes(text)),
          thread,
        ),
      said: (text: string) =>
        chat.see(`“${text}” of a teammate`, (all) =>
          all.find((message) => message.from === 'teammate' && message.text.includes(text)),
        ),
    };
  };
  const claimed = async () => {
    const world = await escalate();
    await world.press('take');
    await world.inThread('is taking over');
    return world;
  };
  /** Control sequences of Slack that are live in a message, its times and links apart. */
  const live = (message: unknown): string[] =>
    (JSON.stringify(message).match(/<[!@#][^>]*>/g) ?? []).filter((found) => !found.startsWith('<!date^'));

  it('shows long and hostile words on the card and in the thread as nothing but words', async () => {
    const attack = '<!channel> <@U0ANNASMITH> <https://evil.example|Take it> *x* &lt;!here&gt; \u202e😀';
    const { chat, card, thread, inThread } = await escalate(
      `${attack} ${'&<>😀'.repeat(1_500)}`,
      'Zoe <!here>',
    );
    await inThread('Conversation so far');
    await chat.say(`${attack} once more`);
    await inThread('once more');
    const shown = await card();
    // The call itself is the only one, until the card is updated.
    expect(live(shown).filter((found) => found !== '<!here>')).toEqual([]);
    expect(live(shown).length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(shown?.blocks)).toContain('Zoe &lt;!here&gt;');
    expect((await thread()).flatMap(live)).toEqual([]);
    const values = [...JSON.stringify(shown?.blocks).matchAll(/"value":"([^"]*)"/g)].map(
      ([, value]) => value,
    );
    expect(values.length).toBeGreaterThan(4);
    expect(values.every((value) => /^[\w-]{20,}(:[a-z_0-9]+)?$/.test(value ?? ''))).toBe(true);
  });

  it('brings a teammate’s marks, links, emoji and mentions to the visitor as plain words', async () => {
    const { write, said, ben } = await claimed();
    await write(`Hi *Zoe* :wave:, ask <@${ben}> about _this_ & \`a < b\``);
    expect((await said('Hi Zoe')).text).toContain('Hi Zoe 👋, ask @Ben Jones about this & a < b');
  });

  it('takes what Slack delivers under many event ids, or as a retry only, once', async () => {
    const { chat, channel, ts, anna, slack, said } = await claimed();
    const at = Math.floor(Date.now() / 1000);
    const deliver = (n: number, text: string, id: string, headers: Record<string, string> = {}) => {
      const event = {
        ...{ type: 'message', channel, user: anna, text, ts: `${at}.00000${n}`, thread_ts: ts },
        parent_user_id: slack.botUserId,
      };
      const authorizations = [{ user_id: slack.botUserId }];
      const body = JSON.stringify({ type: 'event_callback', event_id: id, authorizations, event });
      return desk.signed('/slack/events', body, 'application/json', slack.signingSecret, Date.now(), headers);
    };
    const retry = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    const answers = await Promise.all([
      deliver(2, 'Zweitens: größer 日本', `Ev${at}b`),
      ...Array.from({ length: 11 }, (_, i) => deliver(1, 'First', `Ev${at}a${i}`, i % 2 ? retry : {})),
      deliver(3, 'Third, as a retry only', `Ev${at}c`, retry),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(13).fill(200));
    await said('Third');
    await staysTrue('each is there once', async () => (await chat.from('teammate')).length === 3);
    const texts = (await chat.from('teammate')).map(({ text }) => text.replace('Anna Smith: ', ''));
    expect(texts.sort()).toEqual(['First', 'Third, as a retry only', 'Zweitens: größer 日本']);
  });

  it('tells the author alone that words in the thread of a case that is over reach nobody', async () => {
    const { chat, press, write, thread, anna } = await claimed();
    await press('resolve');
    await chat.see('word of it', (all) => all.find(({ text }) => text.includes('marked this as resolved')));
    await write('One more thing, Zoe');
    const told = await eventually(
      'the word about it',
      async () => (await thread()).find(({ ephemeralTo }) => ephemeralTo !== undefined),
      thread,
    );
    expect([told.ephemeralTo, told.text]).toEqual([
      anna,
      'This case is over, so your message has not been sent to the visitor.',
    ]);
    expect(await chat.from('teammate')).toEqual([]);
  });

  it('tells the author alone that a message was too long, and sends its beginning', async () => {
    const { write, said, inThread } = await claimed();
    await write(`Long ${'x'.repeat(9_000)}`);
    expect((await said('Long x')).text.length).toBeLessThan(8_100);
    await inThread('Your message was too long');
  });
};
