import { type Desk, eventually } from '../factories/desk.ts';
import type { Journey } from './journey.ts';
import { told, waitingCases } from './waiting-case.ts';

/** Nothing of an earlier case is on its way to Slack any more, which would meet the next fault in its place. */
const quiet = async (desk: Desk) => {
  let before = '';
  let since = Date.now();
  await eventually('quiet in Slack', async () => {
    const now = JSON.stringify(await desk.slackMessages());
    if (now !== before) since = Date.now();
    before = now;
    return Date.now() - since > 6_000;
  });
};

/** What becomes of a case whose card Slack refuses. Nobody else may call Slack at that desk meanwhile. */
export const refusedCard = (desk: Desk, it: Journey, kind: 'token_revoked' | 'is_archived'): void => {
  const { mailAbout } = waitingCases(desk);

  it(`mails a case that Slack refuses (${kind}), and tries Slack again`, async () => {
    const email = `refused.${Date.now()}@example.org`;
    const chat = await desk.open({ language: 'en', name: 'Zoe', email });
    await chat.welcome();
    await quiet(desk);
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
  });
};

/** What becomes of a case that was taken and whose thread Slack refuses. Nobody else may call Slack meanwhile. */
export const refusedThread = (desk: Desk, it: Journey): void => {
  const { waiting, mailAbout } = waitingCases(desk);

  it('gives a taken chat whose thread Slack refuses to the assistant, says so on the card, and can be taken again', async () => {
    const { chat, press, inThread, cardNow } = await waiting();
    await press('take');
    await inThread('is taking over');
    await quiet(desk);
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
};
