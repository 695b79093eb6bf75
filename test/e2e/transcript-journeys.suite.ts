import { type Desk, eventually } from '../factories/desk.ts';
import type { Journey } from './journey.ts';

const linkIn = (blocks: unknown): string =>
  /https?:\/\/[^"|>\s]+\/transcripts\/[^"|>\s\\]+/.exec(JSON.stringify(blocks))?.[0] ?? '';

/** How people get at the transcript, driven from outside like the other journeys. */
export const transcriptJourneys = (desk: Desk, it: Journey): void => {
  let cases = 0;
  const escalate = async () => {
    const chat = await desk.open({ language: 'en', name: 'Zoe' });
    await chat.welcome();
    cases += 1;
    const words = `Please connect me with a human about transcript ${Date.now()}-${cases}`;
    await chat.say(words);
    const { channel, ts, blocks } = await chat.card(words);
    const [anna = ''] = (await desk.info()).slack.responders;
    const card = async () => (await desk.slackMessages()).find((message) => message.ts === ts);
    return {
      chat,
      words,
      link: linkIn(blocks),
      cardLink: async () => linkIn((await card())?.blocks),
      press: (action_id: string, option?: string) =>
        desk.pressInSlack({
          ...{ channel, ts, action_id, user: anna },
          ...(option === undefined ? {} : { option }),
        }),
      inThread: (text: string) =>
        eventually(
          `“${text}” in the thread`,
          async () => (await desk.thread(ts)).findLast((message) => message.text.includes(text)),
          () => desk.thread(ts),
        ),
    };
  };
  const open = async (link: string) => {
    const response = await desk.get(new URL(link).pathname);
    return { status: response.status, page: await response.text() };
  };

  it('opens no more once its links are revoked, and one press in Slack gives a new one', async () => {
    const { words, link, cardLink, press, inThread } = await escalate();
    expect(await open(link)).toEqual({ status: 200, page: expect.stringContaining(words) as string });

    await press('more', 'Revoke transcript links');
    await inThread('Anna Smith revoked all links to the transcript. The card has a new one.');
    const missing = await open('https://desk.example.com/transcripts/nonsense');
    expect(missing.status).toBe(404);
    await eventually('the end of the old link', async () => (await open(link)).status === 404);
    expect(await open(link)).toEqual(missing);
    const fresh = await eventually('a new link on the card', async () => {
      const now = await cardLink();
      return now !== link && now;
    });
    expect(await open(fresh)).toEqual({ status: 200, page: expect.stringContaining(words) as string });

    await press('more', 'Send transcript again');
    const { blocks } = await inThread('Anna Smith asked for the transcript. This link works for 7 days:');
    const { status, page } = await open(linkIn(blocks));
    expect(status).toBe(200);
    expect(page).toContain('All links to this page revoked by <bdi>Anna Smith</bdi>');
  });

  it('is there for whoever reads a case that is over, with its story', async () => {
    const { chat, press, inThread } = await escalate();
    await press('take');
    await chat.see('word of the take-over', (all) => all.find(({ text }) => /taking over/.test(text)));
    await press('resolve');
    await inThread('Anna Smith marked this as resolved.');
    await press('more', 'Send transcript again');
    const { blocks } = await inThread('Anna Smith asked for the transcript.');
    const { status, page } = await open(linkIn(blocks));
    expect(status).toBe(200);
    const told = [...page.matchAll(/<p class="what">(.*?) <time/g)].map(([, words = '']) =>
      words.replace(/<[^>]+>/g, '').replace(/ (at once|after \d+ (s|min))$/, ''),
    );
    expect(told).toEqual([
      'A person was called: The visitor asked for a person',
      'Claimed by Anna Smith',
      'Resolved by Anna Smith',
    ]);
  });
};
