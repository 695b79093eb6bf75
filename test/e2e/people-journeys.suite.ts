import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';
import { told, waitingCases } from './waiting-case.ts';

/** What becomes of a call for a person besides being taken in Slack, driven from outside like the other journeys. */
export const peopleJourneys = (desk: Desk, it: Journey): void => {
  const { waiting, mailAbout } = waitingCases(desk);

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
