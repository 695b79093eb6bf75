import { type Desk, eventually, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** What happens on the card of a case, driven from outside like the other journeys. */
export const cardJourneys = (desk: Desk, it: Journey): void => {
  let cases = 0;
  const escalate = async () => {
    const chat = await desk.open({ language: 'en', name: 'Zoe' });
    await chat.welcome();
    cases += 1;
    const words = `Please connect me with a human about card ${Date.now()}-${cases}`;
    await chat.say(words);
    const { channel, ts } = await chat.card(words);
    const { slack } = await desk.info();
    const [anna = '', ben = ''] = slack.responders;
    const card = async () => (await desk.slackMessages()).find((message) => message.ts === ts);
    const shows = (text: string) =>
      eventually(
        `“${text}” on the card`,
        async () => JSON.stringify((await card())?.blocks).includes(text),
        card,
      );
    const inThread = (text: string) =>
      eventually(
        `“${text}” in the thread`,
        async () => (await desk.thread(ts)).find((message) => message.text.includes(text)),
        () => desk.thread(ts),
      );
    const press = (action_id: string, over: { user?: string; option?: string } = {}) =>
      desk.pressInSlack({ channel, ts, action_id, user: anna, ...over });
    return { chat, words, card, shows, inThread, press, anna, ben, outsider: slack.outsiders[0] ?? '' };
  };

  it('gets the model’s brief and the visitor’s address after it was posted', async () => {
    const { chat, shows, words } = await escalate();
    await shows(`The visitor asked for a person. Writes in English. Last words: \\"${words}\\".`);
    await shows('Visitor\\nZoe"');
    const email = `zoe.${Date.now()}@example.org`;
    await chat.say(`You can reach me at ${email}`);
    await shows(email);
  });

  it('is snoozed and woken from its menu, by responders only', async () => {
    const { card, shows, inThread, press, ben, outsider } = await escalate();
    await press('more', { option: 'Snooze for 15 minutes', user: outsider });
    await staysTrue('it is not snoozed', async () => !JSON.stringify(await card()).includes('snoozed'), 1);
    await press('more', { option: 'Snooze for 15 minutes' });
    await inThread('Anna Smith snoozed this for 15 minutes.');
    await shows('snoozed until');
    await press('more', { option: 'End the snooze', user: ben });
    await inThread('Ben Jones ended the snooze.');
    await eventually('the card awake', async () => !JSON.stringify(await card()).includes('snoozed until'));
  });

  it('goes from waiting to claimed, to the assistant and to resolved, in place', async () => {
    const { shows, press } = await escalate();
    await shows('A visitor is waiting for a person');
    await press('take');
    await shows('Claimed by Anna Smith');
    await press('hand_back');
    await shows('With the assistant again');
    await press('resolve');
    await shows('"Resolved"');
  });

  it('never acts on a newer case once its own is over', async () => {
    const { chat, shows, press, card } = await escalate();
    const old = (await card())?.blocks;
    await press('resolve');
    await shows('"Resolved"');
    // Words that come before LiveAgent has closed the ticket would be closed with it.
    await eventually('the closed ticket', async () => (await chat.status()) === 'closed', chat.status);
    const words = `I need a human again ${Date.now()}`;
    await chat.say(words);
    const newer = await chat.card(words);
    expect(newer.ts).not.toBe((await card())?.ts);
    // The resolved card has no such button any more, so somebody presses it as it was.
    const value = /"action_id":"take"[^}]*}?[^}]*"value":"([^"]+)"/.exec(JSON.stringify(old))?.[1] ?? '';
    const { slack } = await desk.info();
    const payload = {
      type: 'block_actions',
      user: { id: slack.responders[0] },
      container: { channel_id: slack.channel, message_ts: (await card())?.ts },
      actions: [{ action_id: 'take', value, action_ts: `${Math.floor(Date.now() / 1000)}.000001` }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const form = 'application/x-www-form-urlencoded';
    expect(value).not.toBe('');
    expect((await desk.signed('/slack/interactions', body, form, slack.signingSecret)).status).toBe(200);
    await staysTrue('the newer case waits', async () =>
      JSON.stringify((await desk.slackMessages()).find(({ ts }) => ts === newer.ts)).includes(
        'A visitor is waiting',
      ),
    );
    const whispers = (await (await desk.get('/console/slack')).json()) as { messages: { text: string }[] };
    expect(whispers.messages.map(({ text }) => text)).toContain(
      'This case is over. This chat has a newer case with a card of its own.',
    );
  });
};
