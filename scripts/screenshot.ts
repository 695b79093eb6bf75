/** Plays a short scene through a running console and photographs it: `node scripts/screenshot.ts http://localhost:3000`. */
import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

const base = process.argv[2] ?? 'http://localhost:3000';
const folder = process.argv[3] ?? 'docs/screenshots';
const patienceMs = 20_000;

interface Said {
  from: string;
  text: string;
}
interface Posted {
  channel: string;
  ts: string;
  thread_ts?: string;
  blocks: { elements?: { action_id?: string; text?: { text?: string } }[] }[];
}

const call = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(
    new URL(path, base),
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
};

const messagesOf = async (chat: string) =>
  (await call<{ messages: Said[] }>(`/visitor/chats/${chat}`)).messages;

const answered = (chat: string) =>
  until('an answer to the visitor', async () => {
    const last = (await messagesOf(chat)).at(-1);
    return last === undefined || last.from === 'visitor' ? undefined : last;
  });

const ask = async (chat: string, text: string) => {
  await call(`/visitor/chats/${chat}/messages`, { text });
  await answered(chat);
};

const openChat = async (visitor: Record<string, string>): Promise<string> => {
  const { id } = await call<{ id: string }>('/visitor/chats', visitor);
  await answered(id);
  return id;
};

const takeNewestCard = async (user: string): Promise<Posted> => {
  const takeOf = (message: Posted) =>
    message.blocks
      .flatMap((block) => block.elements ?? [])
      .find((element) => element.text?.text === 'Take it')?.action_id;
  const { card, action } = await until('a card in Slack', async () => {
    const card = (await call<Posted[]>('/slack/messages')).findLast((m) => takeOf(m) !== undefined);
    const action = card === undefined ? undefined : takeOf(card);
    return card === undefined || action === undefined ? undefined : { card, action };
  });
  await call('/slack/presses', { channel: card.channel, ts: card.ts, action_id: action, user });
  return card;
};

const playLead = async () => {
  const chat = await openChat({
    url: 'https://www.liveagent.com/trial/',
    language: 'en',
    name: 'Tom Becker',
  });
  await ask(chat, 'We want to buy LiveAgent for our company.');
  await ask(chat, 'We need a help desk for the customer support of our web shop, 12 agents.');
  await ask(chat, 'tom@beckershop.example');
  await until('the lead to be mailed', async () => (await call<unknown[]>('/mail/messages')).at(0));
};

const playScene = async () => {
  const info = await call<{ slack: { responders: string[] } }>('/local/info');
  const [user = ''] = info.slack.responders;
  await playLead();
  const page = 'https://www.liveagent.com/pricing/';
  const french = await openChat({ url: page, language: 'fr', name: 'Léa Moreau' });
  await ask(french, 'Quels sont les prix ?');
  const visitor = await openChat({ url: page, language: 'en', name: 'Maya Chen' });
  await ask(visitor, 'How much does LiveAgent cost for a small team?');
  await ask(visitor, 'Can I talk to a person about moving our tickets over?');
  const card = await takeNewestCard(user);
  await until('the claim to reach the visitor', async () =>
    (await messagesOf(visitor)).find((m) => m.from === 'system' && /taking over/.test(m.text)),
  );
  await call('/slack/replies', {
    channel: card.channel,
    thread_ts: card.ts,
    user,
    text: 'Hi Maya! Which help desk are you on today? We move tickets, contacts and tags for you.',
  });
  await until("the teammate's words to reach the visitor", async () =>
    (await messagesOf(visitor)).find((m) => m.from === 'teammate'),
  );
};

/** Somebody who waits, with a card that shows all there is to show. */
const playWaiting = async () => {
  const visitor = await openChat({
    url: 'https://www.liveagent.com/integrations/',
    language: 'en',
    name: 'Jonas Weber',
  });
  await ask(visitor, 'Does LiveAgent integrate with Shopify?');
  await ask(visitor, 'We get some 300 mails a day. Can I talk to a human about it?');
  await ask(visitor, 'You can also write to jonas@webershop.example');
  await until('the brief and the address on the card', async () =>
    (await call<Posted[]>('/slack/messages')).find(({ blocks }) =>
      /jonas@webershop.*The visitor asked for a person. Writes/.test(JSON.stringify(blocks)),
    ),
  );
};

const photograph = async (
  browser: Browser,
  name: string,
  options: { width: number; height: number; dark?: boolean; scale?: number },
) => {
  const { width, height, dark = false, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page: Page = await context.newPage();
  await page.goto(base);
  await page.locator('.bubble.teammate').last().waitFor();
  // The card is what the picture is about, not the end of its thread.
  await page
    .locator('.messages > li')
    .last()
    .evaluate((card) => card.scrollIntoView());
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
};

/** One message of the Slack pane, by words that stand in it, with its menu open or its thread below. */
const photographCard = async (
  browser: Browser,
  name: string,
  { words, menu = false, thread = false }: { words: string; menu?: boolean; thread?: boolean },
) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1500 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page: Page = await context.newPage();
  await page.goto(base);
  const root = page.locator('#slack-messages > li', { hasText: words }).last();
  await root.waitFor();
  if (menu) await root.getByLabel('More actions').click();
  const part = thread ? root : root.locator('.slack-message').first();
  await part.scrollIntoViewIfNeeded();
  await part.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
};

/** The page behind the link of the newest card. */
const photographTranscript = async (browser: Browser) => {
  const links = (await call<Posted[]>('/slack/messages')).flatMap(
    ({ blocks }) => /https?:[^"|>\s]+\/transcripts\/[^"|>\s\\]+/.exec(JSON.stringify(blocks)) ?? [],
  );
  const link = links.at(-1);
  if (link === undefined) throw new Error('no card in Slack links to a transcript');
  const context = await browser.newContext({ viewport: { width: 900, height: 1000 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByText('What the assistant looked up').first().click();
  await page.screenshot({ path: `${folder}/transcript.png`, fullPage: true });
  await context.close();
};

await mkdir(folder, { recursive: true });
await playScene();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
await photograph(browser, 'console', { width: 1280, height: 800 });
await photograph(browser, 'console-dark', { width: 1280, height: 800, dark: true });
await photograph(browser, 'console-390', { width: 390, height: 844, scale: 2 });
await photographTranscript(browser);
await photographCard(browser, 'slack-claimed', { words: 'Claimed by', thread: true });
await playWaiting();
await photographCard(browser, 'slack-waiting', { words: 'A visitor is waiting' });
await photographCard(browser, 'slack-menu', { words: 'A visitor is waiting', menu: true });
await browser.close();
