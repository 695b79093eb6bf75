import { join } from 'node:path';
import { eventually } from '../factories/desk.ts';
import { localDesk } from '../factories/local-desk.ts';

const desk = localDesk(join(import.meta.dirname, 'quick-ladder.config.ts'));

const tagsOf = async (id: string) =>
  ((await (await desk.get('/console/chats')).json()) as { id: string; tags: string[] }[]).find(
    (chat) => chat.id === id,
  )?.tags;

it('climbs the ladder in the channel of its route, and ends it with a mail', async () => {
  const { slack } = await desk.info();
  expect(slack.channels).toEqual([slack.channel, 'C0BILLING1', 'C0FRENCH01']);
  const chat = await desk.open({ language: 'en', name: 'Zoe' });
  await chat.welcome();
  const words = `I want to talk to a human about my invoice ${Date.now()}`;
  await chat.say(words);
  const card = await chat.card(words, 'C0BILLING1');
  expect(card.text).not.toContain('<!here>');
  expect(await tagsOf(chat.id)).toEqual(['person needed']);
  const thread = async () =>
    (await desk.slackMessages('C0BILLING1')).filter(({ thread_ts }) => thread_ts === card.ts);
  await eventually(
    'the mention',
    async () =>
      (await thread()).find((message) => /<!here>.*Nobody has taken this/s.test(JSON.stringify(message))),
    thread,
  );
  await chat.see('the truth', (all) => all.find(({ text }) => text.includes('Nobody on the team')));
  const mail = await eventually('the mail', async () =>
    (await desk.mails()).find(({ text }) => text.includes(words)),
  );
  expect(mail.subject).toMatch(/^Nobody has taken a chat for 1\d seconds$/);
  await chat.see('word of the mail', (all) =>
    all.find(({ text }) => text.includes('by e-mail.') && text.includes('also sent')),
  );
  const email = `late.${Date.now()}@example.org`;
  await chat.say(`then write to ${email}`);
  const follow = await eventually('the address by mail', async () =>
    (await desk.mails()).find(
      ({ subject, replyTo }) => /left an e-mail address/.test(subject) && [replyTo].flat()[0] === email,
    ),
  );
  expect(follow.text).toContain(words);
  expect((await desk.slackMessages()).filter(({ text }) => text.includes('invoice'))).toEqual([]);
});

it('sends a French case to the French channel, where it is taken and resolved', async () => {
  const chat = await desk.open({ language: 'fr', name: 'Luc' });
  await chat.welcome();
  const words = `Je voudrais parler à un humain, commande ${Date.now()}`;
  await chat.say(words);
  const { channel, ts } = await chat.card(words, 'C0FRENCH01');
  const [user = ''] = (await desk.info()).slack.responders;
  await desk.pressInSlack({ channel, ts, action_id: 'take', user });
  await chat.see('word of the take-over', (all) => all.find(({ text }) => text.includes('Anna Smith')));
  await desk.replyInSlack({ channel, thread_ts: ts, user, text: 'Bonjour Luc' });
  await chat.see('the words of Anna', (all) => all.find(({ text }) => text.includes('Bonjour Luc')));
  await desk.pressInSlack({ channel, ts, action_id: 'resolve', user });
  await eventually('the tag', async () => (await tagsOf(chat.id))?.includes('done'));
  await eventually('the resolved ticket', async () => (await chat.status()) === 'closed');
});
