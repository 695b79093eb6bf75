import { type Desk, eventually, staysTrue } from '../factories/desk.ts';

/** What a teammate does in the thread beyond writing, driven from outside like the other journeys. */
export const threadJourneys = (desk: Desk): void => {
  let cases = 0;
  const escalate = async () => {
    const chat = await desk.open({ language: 'en', name: 'Zoe' });
    await chat.welcome();
    cases += 1;
    const words = `Please connect me with a human about order ${Date.now()}-${cases}`;
    await chat.say(words);
    const card = await chat.card(words);
    const { channel, ts } = card;
    const [user = ''] = (await desk.info()).slack.responders;
    const link =
      /https?:\/\/[^"|>\s]+\/transcripts\/[^"|>\s\\]+/.exec(JSON.stringify(card.blocks))?.[0] ?? '';
    return {
      chat,
      press: (action_id: string, message = ts) =>
        desk.pressInSlack({ channel, ts: message, action_id, user }),
      write: async (text: string) => (await desk.replyInSlack({ channel, thread_ts: ts, user, text })).ts,
      edit: (message: string, text: string) => desk.editInSlack({ channel, ts: message, user, text }),
      remove: (message: string) => desk.deleteInSlack({ channel, ts: message, user }),
      inThread: (what: string, text: string) =>
        eventually(
          what,
          async () => (await desk.thread(ts)).find((message) => message.text.includes(text)),
          () => desk.thread(ts),
        ),
      thread: () => desk.thread(ts),
      transcript: async () => (await desk.get(new URL(link).pathname)).text(),
      teammateSaid: (text: string) =>
        chat.see(`the teammate's “${text}”`, (all) =>
          all.find((message) => message.from === 'teammate' && message.text.includes(text)),
        ),
    };
  };
  const claimed = async () => {
    const world = await escalate();
    await world.press('take');
    await world.chat.see('word of the take-over', (all) => all.find(({ text }) => /taking over/.test(text)));
    return world;
  };

  it('brings a correction where a teammate edits what the visitor has, and shows it in the transcript', async () => {
    const { chat, write, edit, teammateSaid, transcript } = await claimed();
    const ts = await write('It costs 10 dollars.');
    await teammateSaid('It costs 10 dollars.');
    await edit(ts, 'It costs 15 dollars.');
    await teammateSaid('Correction: It costs 15 dollars.');
    const note = await write('// difficult');
    await edit(note, '// very difficult');
    await staysTrue('nothing else is said', async () => (await chat.from('teammate')).length === 2);
    const page = await transcript();
    expect(page).toContain('Edited later; the visitor was sent a correction.');
    expect(page).toContain('Correction: It costs 15 dollars.');
    expect(page).toContain('very difficult');
  });

  it('says in the thread that a deleted message has reached the visitor', async () => {
    const { chat, write, remove, teammateSaid, inThread, transcript } = await claimed();
    const ts = await write('Wrong chat, sorry');
    await teammateSaid('Wrong chat, sorry');
    await remove(ts);
    await inThread('word of the deletion', 'it cannot be taken back');
    expect((await chat.from('teammate')).map(({ text }) => text)).toEqual([
      expect.stringContaining('Wrong chat, sorry'),
    ]);
    expect(await transcript()).toContain('Deleted in Slack; the visitor has it still.');
  });

  it('takes the question away once a draft is sent, and the transcript holds the draft once', async () => {
    const { write, press, teammateSaid, thread, transcript } = await escalate();
    const words = `I can help with that ${Date.now()}`;
    await write(words);
    const asked = await eventually('the question', async () =>
      (await thread()).find((message) => message.ephemeralTo !== undefined),
    );
    await press('take_and_send', asked.ts);
    await teammateSaid(words);
    expect((await thread()).filter(({ ephemeralTo }) => ephemeralTo !== undefined)).toEqual([]);
    expect((await transcript()).split(words)).toHaveLength(2);
  });
};
