import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** What becomes of a buyer, driven from outside like the other journeys. */
export const leadJourneys = (desk: Desk, it: Journey): void => {
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
};
