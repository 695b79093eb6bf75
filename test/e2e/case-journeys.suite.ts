import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** A case from its card to the hand-back, driven from outside like the other journeys. */
export const caseJourneys = (desk: Desk, it: Journey): void => {
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
};
