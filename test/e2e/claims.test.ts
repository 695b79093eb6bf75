import { join } from 'node:path';
import { eventually, type SlackMessage } from '../factories/desk.ts';
import { localDesk } from '../factories/local-desk.ts';

const desk = localDesk(join(import.meta.dirname, 'hundred-responders.config.ts'));

/** Everything in Slack, whispers beside the card included. */
const allMessages = async () =>
  ((await (await desk.get('/console/slack')).json()) as { messages: SlackMessage[] }).messages;

interface ActionsBlock {
  type: string;
  elements?: { action_id?: string; value?: string }[];
}

/** Somebody's press of "Take it", as Slack sends it: on the card as it was on their screen, whatever it has become. */
const press = ({ channel, ts, blocks }: SlackMessage, user: string) => {
  const elements = (blocks as ActionsBlock[]).flatMap((block) => block.elements ?? []);
  const take = elements.find(({ action_id }) => action_id === 'take');
  if (take === undefined) throw new Error('the card has no button to take it');
  return {
    type: 'block_actions',
    user: { id: user, username: user.toLowerCase() },
    channel: { id: channel },
    container: { type: 'message', channel_id: channel, message_ts: ts },
    actions: [{ type: 'button', action_id: 'take', block_id: 'b1', value: take.value, action_ts: `${ts}1` }],
  };
};

it('gives a chat that a hundred people take at once, over HTTP, to one, and tells the others', async () => {
  const chat = await desk.open({ language: 'en', name: 'Zoe' });
  await chat.welcome();
  const words = 'I want to talk to a human about my hundred questions';
  await chat.say(words);
  const card = await chat.card(words);
  const { slack } = await desk.info();
  const presses = await Promise.all(
    slack.responders.map(async (user) => {
      const body = `payload=${encodeURIComponent(JSON.stringify(press(card, user)))}`;
      const form = 'application/x-www-form-urlencoded';
      return (await desk.signed('/slack/interactions', body, form, slack.signingSecret)).status;
    }),
  );
  expect(presses).toEqual(slack.responders.map(() => 200));

  const said = await chat.see('word of the take-over', (all) =>
    all.find(({ text }) => /taking over/.test(text)),
  );
  const refusals = await eventually('ninety-nine refusals', async () => {
    const whispered = (await allMessages()).filter(({ ephemeralTo }) => ephemeralTo !== undefined);
    return whispered.length >= 99 ? whispered : undefined;
  });
  expect(new Set(refusals.map(({ ephemeralTo }) => ephemeralTo)).size).toBe(99);
  const [owner = ''] = slack.responders.filter(
    (user) => !refusals.some(({ ephemeralTo }) => ephemeralTo === user),
  );
  const name = `Teammate ${slack.responders.indexOf(owner) + 1}`;
  expect(said.text).toContain(`${name} is taking over`);
  expect(new Set(refusals.map(({ text }) => text))).toEqual(new Set([`Already taken by ${name}.`]));
  const claimed = await eventually('the card of the claimed case', async () =>
    (await allMessages()).find((m) => m.ts === card.ts && JSON.stringify(m.blocks).includes('Claimed by')),
  );
  expect(JSON.stringify(claimed.blocks)).toContain(`Claimed by ${name}`);
  expect((await chat.from('system')).filter(({ text }) => /taking over/.test(text))).toHaveLength(1);
});
