import { type Desk, eventually, staysTrue } from '../factories/desk.ts';

/** What becomes of a call for a person besides being taken in Slack, driven from outside like the other journeys. */
export const peopleJourneys = (desk: Desk): void => {
  let calls = 0;
  const escalate = async (visitor: { email?: string } = {}) => {
    const chat = await desk.open({ language: 'en', name: 'Zoe', ...visitor });
    await chat.welcome();
    calls += 1;
    const words = `I need to talk to a human about parcel ${Date.now()}-${calls}`;
    await chat.say(words);
    return { chat, words };
  };
  const waiting = async (visitor?: { email?: string }) => {
    const { chat, words } = await escalate(visitor);
    const { channel, ts } = await chat.card(words);
    const [anna = ''] = (await desk.info()).slack.responders;
    const inThread = (text: string) =>
      eventually(
        `“${text}” in the thread`,
        async () => (await desk.thread(ts)).find((message) => message.text.includes(text)),
        () => desk.thread(ts),
      );
    const press = (action_id: string) => desk.pressInSlack({ channel, ts, action_id, user: anna });
    const cardNow = async () =>
      JSON.stringify((await desk.slackMessages()).find((message) => message.ts === ts));
    return { chat, words, channel, ts, anna, inThread, press, cardNow };
  };
  const mailAbout = (what: string, words: string) =>
    eventually(
      what,
      async () =>
        (await desk.mails()).find(({ subject, text }) => subject.includes(what) && text.includes(words)),
      async () => (await desk.mails()).map(({ subject }) => subject),
    );
  /** Nothing of an earlier case is on its way to Slack any more, which would meet the next fault in its place. */
  const quiet = async () => {
    let before = '';
    let since = Date.now();
    await eventually('quiet in Slack', async () => {
      const now = JSON.stringify(await desk.slackMessages());
      if (now !== before) since = Date.now();
      before = now;
      return Date.now() - since > 6_000;
    });
  };
  const told = (text: string) => (all: { from: string; text: string }[]) =>
    all.find((message) => message.from === 'system' && message.text.includes(text)) as never;

  it.each(['token_revoked', 'is_archived'])(
    'mails a case that Slack refuses (%s), and tries Slack again',
    async (kind) => {
      const email = `refused.${Date.now()}@example.org`;
      const chat = await desk.open({ language: 'en', name: 'Zoe', email });
      await chat.welcome();
      await quiet();
      await desk.fault({ service: 'slack', kind, times: 1 });
      const words = `I need to talk to a human about ${kind} ${Date.now()}`;
      await chat.say(words);
      const mail = await mailAbout('A chat needs a person, and Slack did not take it', words);
      expect([mail.replyTo].flat()).toEqual([email]);
      expect(mail.text).toContain(`(${kind})`);
      const link = /Transcript: (\S+)/.exec(mail.text)?.[1] ?? '';
      expect(await (await desk.get(new URL(link).pathname)).text()).toContain(words);
      await chat.see('the truth', told('I could not reach a teammate in chat'));
      const again = `I want to talk to a human about ${kind} once more ${Date.now()}`;
      await chat.say(again);
      await chat.card(again);
    },
  );

  it('gives a taken chat whose thread Slack refuses to the assistant, says so on the card, and can be taken again', async () => {
    const { chat, press, inThread, cardNow } = await waiting();
    await press('take');
    await inThread('is taking over');
    await quiet();
    await desk.fault({ service: 'slack', kind: 'not_in_channel', times: 1 });
    const words = `Are you still there? ${Date.now()}`;
    await chat.say(words);
    await mailAbout('A chat needs a person, and Slack did not take it', words);
    await chat.see('the truth', told('I could not reach a teammate in chat'));
    await eventually(
      'the card',
      async () => (await cardNow()).includes('The team was told by e-mail'),
      cardNow,
    );
    await press('take');
    await eventually('the claim', async () => (await cardNow()).includes('Claimed by Anna Smith'), cardNow);
  });

  it('says in the thread and on the card that the visitor left, and mails one who can be answered', async () => {
    const email = `left.${Date.now()}@example.org`;
    const { chat, words, inThread, cardNow } = await waiting({ email });
    await chat.end();
    await inThread('nobody had taken it');
    expect(await cardNow()).toContain('The visitor left before anybody came');
    const mail = await mailAbout('A visitor left before anybody took the chat', words);
    expect([mail.replyTo].flat()).toEqual([email]);
  });

  it('lets somebody in Slack relieve an agent who answers in LiveAgent, and hand the chat back', async () => {
    const { chat, inThread, press, channel, ts, anna } = await waiting();
    await chat.answerInPanel('Hello, Carla here.');
    await inThread('Carla Gomez is answering in LiveAgent.');
    await inThread('Hello, Carla here.');
    await chat.say('What is the pricing model of LiveAgent?');
    await inThread('What is the pricing model');
    await staysTrue('the assistant is silent', async () => (await chat.from('assistant')).length === 1);
    await press('take');
    await inThread('Anna Smith is taking over from Carla Gomez (in LiveAgent).');
    await desk.replyInSlack({ channel, thread_ts: ts, user: anna, text: 'Anna here, it is per agent.' });
    await chat.see('the words of Anna', (all) => all.find(({ text }) => text.includes('Anna here')));
    await press('hand_back');
    await chat.see('word of the hand-back', told('The assistant is back'));
    await staysTrue('the assistant waits for words', async () => (await chat.from('assistant')).length === 1);
    await chat.say('What are the main features of LiveAgent?');
    await chat.answer(2);
  });

  it('shows an address that is given while a case waits on its card', async () => {
    const { chat, cardNow } = await waiting();
    const email = `waits.${Date.now()}@example.org`;
    await chat.say(`you can write to ${email}`);
    await eventually('the address on the card', async () => (await cardNow()).includes(email), cardNow);
  });
};
