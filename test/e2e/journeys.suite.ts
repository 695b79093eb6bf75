import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import { cardJourneys } from './card-journeys.suite.ts';
import { peopleJourneys } from './people-journeys.suite.ts';
import { slackJourneys } from './slack-journeys.suite.ts';
import { threadJourneys } from './thread-journeys.suite.ts';
import { transcriptJourneys } from './transcript-journeys.suite.ts';

/** The journeys of a visitor and a teammate, driven from outside; run on the embedded and on the deployed product. */
export const journeys = (desk: Desk): void => {
  let escalations = 0;
  const escalate = async () => {
    const chat = await desk.open({ language: 'en', name: 'Zoe' });
    await chat.welcome();
    escalations += 1;
    const words = `I would like to talk to a human about invoice ${Date.now()}-${escalations}, please`;
    await chat.say(words);
    const card = await chat.card(words);
    const { slack } = await desk.info();
    const [anna = '', ben = ''] = slack.responders;
    const press = (action_id: string, user = anna) =>
      desk.pressInSlack({ channel: card.channel, ts: card.ts, action_id, user });
    const write = (text: string, user = anna) =>
      desk.replyInSlack({ channel: card.channel, thread_ts: card.ts, user, text });
    return { chat, words, card, press, write, anna, ben, outsider: slack.outsiders[0] ?? '' };
  };
  const system = (n: number) => (all: { from: string; text: string }[]) =>
    all.filter((message) => message.from === 'system')[n - 1] as never;

  it('greets with links and questions, and answers a picked question with a source', async () => {
    const chat = await desk.open({ language: 'en' });
    const welcome = await chat.welcome();
    expect(welcome.text).toContain('Hello, and welcome to LiveAgent!');
    expect(welcome.buttons?.map(({ label, url }) => ({ label, url }))).toEqual([
      { label: 'Pricing', url: 'https://www.liveagent.com/pricing/' },
      { label: 'Free trial', url: 'https://www.liveagent.com/trial/' },
      { label: 'Book a demo', url: 'https://www.liveagent.com/demo/' },
      { label: 'What are the main features of LiveAgent?', url: undefined },
      { label: 'What is the pricing model of LiveAgent?', url: undefined },
    ]);
    await chat.press(welcome.buttons?.at(-1)?.id ?? '');
    const answer = await chat.answer(2);
    expect(answer.html).toMatch(/<a [^>]*href="https:\/\/(www|support)\.liveagent\.com\//);
    expect(answer.text).not.toMatch(/\[\d+\]/);
  });

  it('greets and answers in the language of the session', async () => {
    const chat = await desk.open({ language: 'de' });
    expect((await chat.welcome()).text).toContain('Hallo und willkommen bei LiveAgent!');
  });

  it('goes the whole way: card, claim, answer, hand-back, answered by the assistant again', async () => {
    const { chat, card, press, write, anna, ben } = await escalate();
    await chat.see('the promise that the team was asked', system(1));
    expect(card.text).toContain('<!here>');
    await press('take', anna);
    expect((await chat.see('word of the take-over', system(2))).text).toContain('Anna Smith');
    await write('Hello Zoe, Anna here. Which invoice is it?');
    const said = await chat.see('the answer of Anna', (all) => all.find(({ from }) => from === 'teammate'));
    expect(said.text).toContain('Hello Zoe, Anna here. Which invoice is it?');
    await write('// she sounds annoyed');
    await write('I could help', ben);
    await chat.say('Invoice 2024-17, what is the pricing model?');
    await eventually("the visitor's words in the thread", async () =>
      (await desk.thread(card.ts)).find((message) => message.text.includes('Invoice 2024-17')),
    );
    const assistantBefore = (await chat.from('assistant')).length;
    await staysTrue('the assistant is silent and the notes stay internal', async () => {
      const all = await chat.messages();
      return (
        all.filter(({ from }) => from === 'assistant').length === assistantBefore &&
        all.filter(({ from }) => from === 'teammate').length === 1
      );
    });
    await write('Sent it to you again.');
    await chat.see('the second answer', (all) => all.filter(({ from }) => from === 'teammate')[1]);
    await press('hand_back', anna);
    await chat.see('word of the hand-back', system(3));
    await chat.say('What is the pricing model of LiveAgent?');
    expect((await chat.answer(assistantBefore + 1)).html).toContain('href="https://');
  });

  it('keeps an unclaimed reply, and the words of people who may not act, from the visitor', async () => {
    const { chat, press, write, outsider, ben } = await escalate();
    await write('Anyone? I am looking at it', ben);
    await write('Hi visitor, buy my coins', outsider);
    await press('take', outsider);
    await staysTrue(
      'nothing of it reaches the visitor',
      async () => (await chat.from('teammate')).length === 0,
      3,
    );
    await press('take', ben);
    expect((await chat.see('word of the take-over', system(2))).text).toContain('Ben Jones');
  });

  it('gives a chat that two people take at once to one of them', async () => {
    const { chat, press, anna, ben } = await escalate();
    await Promise.all([press('take', anna), press('take', ben)]);
    await chat.see('word of the take-over', system(2));
    await staysTrue('one of them has it', async () => (await chat.from('system')).length === 2);
  });

  it('links to a transcript that opens without an account and not with a changed link', async () => {
    const { card, words } = await escalate();
    const link =
      /https?:\/\/[^"|>\s]+\/transcripts\/[^"|>\s\\]+/.exec(JSON.stringify(card.blocks))?.[0] ?? '';
    const path = new URL(link).pathname;
    const page = await desk.get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(words);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await desk.get(`${path.slice(0, -2)}xx`)).status).toBe(404);
  });

  it('turns a buyer into one e-mail to the team, in English, Reply-To the visitor', async () => {
    const chat = await desk.open({ language: 'en', url: 'https://www.liveagent.com/pricing/' });
    await chat.welcome();
    const email = `zoe.${Date.now()}@example.org`;
    await chat.say('We are interested in buying LiveAgent for our company.');
    await chat.answer(2);
    await chat.say('We need it as a help desk for our support team of ten people.');
    await chat.answer(3);
    await chat.say(`Sure: ${email}, my name is Zoe`);
    await chat.answer(4);
    const mine = async () =>
      (await desk.mails()).filter((mail) => JSON.stringify(mail.replyTo ?? '').includes(email));
    const [mail] = await eventually('the lead e-mail', async () => {
      const found = await mine();
      return found.length > 0 && found;
    });
    expect([mail?.to].flat()).toEqual((await desk.info()).mail.recipients);
    expect([mail?.replyTo].flat()).toEqual([email]);
    expect(mail?.text).toContain(`**Email address:** ${email}`);
    expect(mail?.text).toContain('**URL:** https://www.liveagent.com/pricing/');
    expect(mail?.text).toContain('We are interested in buying LiveAgent for our company.');
    expect(mail?.html).toContain(email);
    await chat.say(`Again, my address is ${email}`);
    await chat.answer(5);
    await staysTrue('there is one e-mail', async () => (await mine()).length === 1);
  });

  it('passes on what a buyer adds, in the thread of the first e-mail and once', async () => {
    const chat = await desk.open({ language: 'en', url: 'https://www.liveagent.com/pricing/' });
    await chat.welcome();
    const email = `max.${Date.now()}@example.org`;
    await chat.say(
      `We want to buy LiveAgent as a help desk for our support team of ten. My address is ${email}`,
    );
    const mine = async () =>
      (await desk.mails()).filter((mail) => JSON.stringify(mail.replyTo ?? '').includes(email));
    const first = await eventually('the lead e-mail', async () => (await mine())[0]);
    await chat.answer(2);
    const addition = 'We are fifty agents by now, and we want to start in May.';
    await chat.say(addition);
    const update = await eventually('the addition', async () => (await mine())[1]);
    expect({
      to: [update.to].flat(),
      replyTo: [update.replyTo].flat(),
      subject: update.subject,
      inReplyTo: update.inReplyTo,
      begins: update.text.split('\n\n').slice(0, 2),
    }).toEqual({
      to: [first.to].flat(),
      replyTo: [email],
      subject: `Re: ${first.subject}`,
      inReplyTo: first.id,
      begins: ['The visitor has added to this lead:', `> ${addition}`],
    });
    expect(update.text).toContain(`**Email address:** ${email}`);
    const { text } = await chat.answer(3);
    expect(text).toContain('I have added this to what I passed on to our team.');
    await chat.say(addition);
    await chat.answer(4);
    await staysTrue('there are two e-mails', async () => (await mine()).length === 2);
  });

  it('answers once when the same webhook comes three times at once', async () => {
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    await chat.say('What is the pricing model of LiveAgent?');
    const { liveagent } = await desk.info();
    const ring = () =>
      desk.post('/liveagent/events', JSON.stringify({ event: 'message_added', conversation_id: chat.id }), {
        'content-type': 'application/json',
        'x-frontdesk-secret': liveagent.webhookSecret,
      });
    expect((await Promise.all([ring(), ring(), ring()])).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    await chat.answer(2);
    await staysTrue('there is one answer', async () => (await chat.from('assistant')).length === 2, 3);
  });

  it('answers a burst of four messages once', async () => {
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    for (const text of ['Hello', 'I have a question', 'about LiveAgent', 'what is the pricing model?']) {
      await chat.say(text);
    }
    await chat.answer(2);
    await staysTrue('there is one answer', async () => (await chat.from('assistant')).length === 2, 4);
  });

  it('answers a webhook with a wrong secret like an unknown address, and changes nothing', async () => {
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    const body = JSON.stringify({ conversation_id: chat.id });
    const wrong = await desk.post('/liveagent/events', body, { 'x-frontdesk-secret': 'wrong' });
    expect(wrong.status).toBe(404);
    expect((await desk.post('/liveagent/events/wrong', body)).status).toBe(404);
    expect((await desk.post('/liveagent/events', body)).status).toBe(404);
    await staysTrue('nothing happened', async () => (await chat.messages()).length === 1, 2);
  });

  it('names the missing field of a webhook without a conversation', async () => {
    const { liveagent } = await desk.info();
    const headers = { 'x-frontdesk-secret': liveagent.webhookSecret };
    for (const body of [
      '{"event":"chat_started"}',
      '{"conversation_id":"{$conversationid}"}',
      '',
      '{{{{',
      '[]',
    ]) {
      const answer = await desk.post('/liveagent/events', body, headers);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('conversation_id');
    }
  });

  it('refuses Slack requests without a right and recent signature', async () => {
    const { slack } = await desk.info();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    const good = await desk.signed('/slack/events', body, 'application/json', slack.signingSecret);
    expect([good.status, await good.text()]).toEqual([200, expect.stringContaining('c-1')]);
    const wrong = await desk.signed('/slack/events', body, 'application/json', 'not-the-secret');
    const stale = await desk.signed(
      '/slack/events',
      body,
      'application/json',
      slack.signingSecret,
      Date.now() - 400_000,
    );
    const none = await desk.post('/slack/events', body);
    const form = 'payload=%7B%7D';
    const pressed = await desk.signed(
      '/slack/interactions',
      form,
      'application/x-www-form-urlencoded',
      'not-the-secret',
    );
    expect([wrong, stale, none, pressed].map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const malformed = await desk.signed('/slack/events', '{"type":', 'application/json', slack.signingSecret);
    expect(malformed.status).toBe(400);
  });

  threadJourneys(desk);
  transcriptJourneys(desk);
  cardJourneys(desk);
  peopleJourneys(desk);
  slackJourneys(desk);

  it('tells that it is healthy', async () => {
    const answer = await desk.get('/health');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', version: expect.any(String) },
    ]);
  });
};
