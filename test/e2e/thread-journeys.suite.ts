import { type Desk, eventually, type SentFile, staysTrue } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

/** What a teammate does in the thread beyond writing, driven from outside like the other journeys. */
export const threadJourneys = (desk: Desk, it: Journey): void => {
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
      write: async (text: string, files: SentFile[] = []) =>
        (await desk.replyInSlack({ channel, thread_ts: ts, user, text, files })).ts,
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

  it('brings a teammate’s file to the visitor as a link, which is gone when the file is', async () => {
    const { chat, write, remove, teammateSaid, thread } = await claimed();
    const words = 'Account 17\u0000\u00ff €';
    const file = {
      name: 'account.txt',
      type: 'text/plain',
      content: Buffer.from(words).toString('base64'),
    };
    const program = { name: 'setup.exe', type: 'application/x-dosexec', content: 'TVo=' };
    const ts = await write('Here is your account', [file, program]);
    const said = await teammateSaid('Here is your account');
    expect(said.buttons?.map(({ label }) => label)).toEqual(['account.txt']);
    const { pathname } = new URL(said.buttons?.[0]?.url ?? '');
    const answer = await desk.get(pathname);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="account.txt"; filename*=UTF-8\'\'account.txt',
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox");
    expect(await answer.text()).toBe(words);
    const refusal = await eventually('the word about the program', async () =>
      (await thread()).find(({ ephemeralTo }) => ephemeralTo !== undefined),
    );
    expect(refusal.text).toContain('The visitor does not get “setup.exe”');
    const forged = await desk.get(`${pathname.slice(0, -2)}xx`);
    await remove(ts);
    const gone = await desk.get(pathname);
    expect([forged.status, gone.status]).toEqual([404, 404]);
    expect(await gone.text()).toBe(await forged.text());
    expect((await chat.from('teammate')).length).toBe(1);
  });

  it('answers a file without words, and shows it in the thread by name', async () => {
    const chat = await desk.open({ language: 'en' });
    await chat.welcome();
    await chat.attach({ name: 'error.png', type: 'image/png', content: 'iVBORw0KGgo=' });
    expect((await chat.answer(2)).text).toContain('I cannot open files');
    const { chat: other, inThread } = await claimed();
    await other.attach({ name: 'scan <1>.pdf', type: 'application/pdf', content: 'JVBERi0=' });
    const shown = await inThread('the file', 'scan &lt;1&gt;.pdf');
    expect(JSON.stringify(shown.blocks)).toMatch(/<http[^|]+file\.php[^|]+\|scan &lt;1&gt;\.pdf>/);
    await staysTrue('the assistant is silent', async () => (await other.from('assistant')).length === 1);
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
