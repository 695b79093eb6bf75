import { type Desk, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** How a visitor is greeted and answered, driven from outside like the other journeys. */
export const visitorJourneys = (desk: Desk, it: Journey): void => {
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
};
