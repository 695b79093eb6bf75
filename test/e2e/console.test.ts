import type { Browser, Page } from 'playwright-core';
import { type Console, startConsole } from '../../local/console/server.ts';
import { startBrowser } from '../factories/browser.ts';
import { consoleDouble } from '../factories/console-double.ts';

let browser: Browser;
let console: Console;
let double: ReturnType<typeof consoleDouble>;
let complaints: string[];

beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  complaints = [];
  double = consoleDouble();
  console = await startConsole({ ...double.view, port: 0, product: () => false });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await console.close();
});

const visit = async (viewport = { width: 1280, height: 800 }, dark = false): Promise<Page> => {
  const context = await browser.newContext({ viewport, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(console.url)) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(console.url);
  await page.getByText('Scripted model: deterministic rules, not AI').waitFor();
  return page;
};

const say = async (page: Page, text: string) => {
  await page.getByLabel('Message as the visitor').fill(text);
  await page.getByRole('button', { name: 'Send as the visitor' }).click();
};

const bubble = (page: Page, text: string) => page.getByRole('log', { name: 'Chat' }).getByText(text);

const openChat = async (page: Page) => {
  await page.getByRole('button', { name: 'New chat' }).click();
  await bubble(page, 'Hello, and welcome!').waitFor();
};

const escalate = async (page: Page) => {
  await openChat(page);
  await say(page, 'I want a person');
  await page.getByRole('button', { name: 'Take it' }).waitFor();
};

/** Runs in the page, whose types the house does not load. */
const colourOf = (node: unknown): string =>
  (globalThis as unknown as { getComputedStyle(n: unknown): { color: string } }).getComputedStyle(node).color;

describe('the console', () => {
  it('opens a chat that greets with links and questions', async () => {
    const page = await visit();
    await page.getByLabel("Visitor's name, optional").fill('Maya Chen');
    await openChat(page);
    await page.getByRole('button', { name: 'Maya Chen', pressed: true }).waitFor();
    const pricing = page.getByRole('link', { name: 'Pricing' });
    expect(await pricing.getAttribute('href')).toBe('https://www.liveagent.com/pricing/');
    expect(await pricing.getAttribute('rel')).toBe('noopener noreferrer');
    // Spelled out by the help desk, and shown once, as buttons.
    expect(await page.locator('.bubble.assistant .words').textContent()).toBe('Hello, and welcome!');
    const question = page.getByRole('button', { name: 'What are the main features?' });
    await question.click();
    await bubble(page, 'About: What are the main features?').waitFor();
    expect(await question.isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('shows what the assistant wrote as formatted text and nothing else', async () => {
    const page = await visit();
    await openChat(page);
    await say(page, 'hostile');
    await bubble(page, 'Tour').waitFor();
    const html = await page.locator('.bubble.assistant .words').last().innerHTML();
    expect(html).toBe(
      '<p>Hello, and <strong>welcome</strong>!</p>' +
        '<p><a href="https://www.liveagent.com/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">Tour</a> ' +
        '<span>trap</span> a &lt; b </p>',
    );
    expect(complaints).toEqual([]);
  });

  it('shows what a visitor typed as text, whatever it looks like', async () => {
    const page = await visit();
    await openChat(page);
    const typed = '<img src=x onerror=alert(1)> & <b>bold</b>';
    await say(page, typed);
    await bubble(page, `You wrote: ${typed}`).waitFor();
    expect(await page.locator('.log img, .log b b').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('brings in a person through Slack, and their words to the visitor', async () => {
    const page = await visit();
    await escalate(page);
    await page.getByLabel('Acting as').selectOption({ label: 'Anna Smith' });
    await page.getByRole('button', { name: 'Take it' }).click();
    await bubble(page, 'Anna Smith is taking over this chat.').waitFor();
    await page.locator('.slack-message').getByText('Claimed by Anna Smith').waitFor();
    await page.getByLabel('Reply in this thread').fill('Hi, Anna here');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.locator('.bubble.teammate').getByText('Hi, Anna here').waitFor();
    expect(await page.locator('.bubble.teammate .from b').textContent()).toBe('Anna Smith');
    await page.getByRole('button', { name: '1 reply' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('renders the blocks of a card, its escapes and its times', async () => {
    const page = await visit();
    await escalate(page);
    const card = page.locator('.slack-message').first();
    await card.getByText('A visitor is waiting for a person', { exact: true }).waitFor();
    await card.getByText('moving 40,000 tickets & attachments').waitFor();
    await card.getByText('@here').waitFor();
    await card.locator('.context [data-at]').waitFor();
    const transcript = card.getByRole('link', { name: 'Transcript' });
    expect(await transcript.getAttribute('href')).toBe('https://example.com/transcripts/t');
    expect(await card.getByRole('button').allTextContents()).toEqual(['Take it', 'Resolve', 'Call the team']);
    expect(complaints).toEqual([]);
  });

  it('opens the menu of a card and chooses from it, by mouse and by keyboard', async () => {
    const page = await visit();
    await escalate(page);
    const more = page.getByLabel('More actions');
    const snooze = page.getByRole('button', { name: 'Snooze for 15 minutes' });
    expect(await snooze.isVisible()).toBe(false);
    await more.click();
    await snooze.click();
    await snooze.waitFor({ state: 'hidden' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await snooze.waitFor({ state: 'hidden' });
    expect(double.presses).toEqual([
      ['more', 'case-1:snooze_15', 'U0ANNASMITH'],
      ['more', 'case-1:snooze_60', 'U0ANNASMITH'],
    ]);
    expect(complaints).toEqual([]);
  });

  it('keeps a half-written reply while the card changes', async () => {
    const page = await visit();
    await escalate(page);
    const draft = page.getByLabel('Reply in this thread');
    await draft.fill('half a sent');
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.locator('.slack-message').getByText('Claimed by Anna Smith').waitFor();
    expect(await draft.inputValue()).toBe('half a sent');
    await page.getByRole('button', { name: /repl/ }).first().click();
    expect(await draft.isVisible()).toBe(false);
  });

  it('shows a whisper only to whom it was for', async () => {
    const page = await visit();
    await escalate(page);
    await page.getByLabel('Acting as').selectOption({ label: 'Olga Kern' });
    await page.getByRole('button', { name: 'Take it' }).click();
    const whisper = page.getByText('Only responders may take a chat.');
    await whisper.waitFor();
    await page.getByText('Only visible to you').waitFor();
    await page.getByLabel('Acting as').selectOption({ label: 'Ben Jones' });
    await whisper.waitFor({ state: 'detached' });
  });

  it('opens a mail with its headers and its own look', async () => {
    const page = await visit();
    double.receiveMail({
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      replyTo: 'maya@example.com',
      subject: 'New lead',
      text: 'Maya',
      html: '<h1 style="color: rgb(1, 2, 3)">Maya wants a demo</h1>',
      at: Date.now(),
    });
    await page.getByRole('button', { name: /New lead/ }).click();
    await page.getByRole('definition').filter({ hasText: 'maya@example.com' }).waitFor();
    const heading = page.frameLocator('iframe').getByRole('heading', { name: 'Maya wants a demo' });
    expect(await heading.evaluate(colourOf)).toBe('rgb(1, 2, 3)');
    await page.getByRole('button', { name: '← All mail' }).click();
    await page.locator('#mails button:focus').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows what was added to a lead below the mail that it follows, and moves the thread up', async () => {
    const page = await visit();
    const mail = {
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      text: 'Maya',
      html: '<p>Maya</p>',
    };
    const at = Date.now();
    double.receiveMail({ ...mail, id: 'a', subject: 'New lead: Maya', replyTo: 'maya@example.com', at });
    double.receiveMail({
      ...mail,
      id: 'b',
      subject: 'New lead: Ben',
      replyTo: 'ben@example.com',
      at: at + 1,
    });
    const lines = page.locator('#mails li');
    await page.getByRole('button', { name: /New lead: Maya/ }).waitFor();
    expect(await lines.locator('.subject').allTextContents()).toEqual(['New lead: Ben', 'New lead: Maya']);
    double.receiveMail({
      ...mail,
      id: 'c',
      inReplyTo: 'a',
      subject: 'Re: New lead: Maya',
      replyTo: 'maya@example.com',
      at: at + 2,
    });
    const update = page.getByRole('button', { name: /Re: New lead: Maya/ });
    await update.waitFor();
    expect(await lines.locator('.subject').allTextContents()).toEqual([
      'New lead: Maya',
      'Re: New lead: Maya',
      'New lead: Ben',
    ]);
    expect(await lines.locator('.to').allTextContents()).toEqual([
      'to sales@example.com',
      '↳ follows the mail above',
      'to sales@example.com',
    ]);
    await update.click();
    await page.getByRole('term').filter({ hasText: 'In-Reply-To' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('says what went wrong and keeps the words that were not sent', async () => {
    const page = await visit();
    await openChat(page);
    await page.route('**/messages', (route) =>
      route.fulfill({ status: 409, json: { error: { message: 'the chat was closed' } } }),
    );
    await say(page, 'still there?');
    await page.getByRole('alert').getByText('the chat was closed').waitFor();
    expect(await page.getByLabel('Message as the visitor').inputValue()).toBe('still there?');
  });

  it('works by keyboard alone', async () => {
    const page = await visit();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(
      "Skip to the visitor's message box",
    );
    await page.keyboard.press('Enter');
    await page.keyboard.type('I want a person');
    await page.keyboard.press('Enter');
    await bubble(page, 'I want a person').waitFor();
    await page.getByRole('button', { name: 'Take it' }).focus();
    await page.keyboard.press('Enter');
    await bubble(page, 'Anna Smith is taking over this chat.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('fits a phone: one pane at a time and nothing to scroll sideways', async () => {
    const page = await visit({ width: 390, height: 844 });
    await openChat(page);
    await say(page, `I want a person ${'https://example.com/a-very-long-address'.repeat(6)}`);
    for (const pane of ['Visitor', 'Slack', 'Mail', 'Pipeline']) {
      await page.getByRole('navigation').getByRole('button', { name: pane }).click();
      await page.locator(`.pane.${pane.toLowerCase()}`).waitFor();
      expect(await page.locator('.pane:visible').count()).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
    expect(complaints).toEqual([]);
  });

  it('gives every control a name, one first heading and landmarks', async () => {
    const page = await visit();
    await escalate(page);
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Frontdesk']);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    const regions = ["Visitor's website", '# frontdesk', 'Mail', 'Pipeline'];
    for (const name of regions) expect(await page.getByRole('region', { name }).count()).toBe(1);
    const nameless =
      await page.evaluate(`[...document.querySelectorAll('input, select, textarea, button, iframe, img')]
      .filter((node) => !(node.labels?.length || node.title || node.hasAttribute('alt') || node.ariaLabel || node.textContent.trim()))
      .map((node) => node.outerHTML)`);
    expect(nameless).toEqual([]);
    const ids = (await page.evaluate('[...document.querySelectorAll("[id]")].map((n) => n.id)')) as string[];
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each([false, true])('has text that stands out from its ground by 4.5 to 1 (dark: %s)', async (dark) => {
    const page = await visit(undefined, dark);
    await escalate(page);
    await page.getByRole('button', { name: 'Take it' }).click();
    await bubble(page, 'Anna Smith is taking over this chat.').waitFor();
    const weak = await page.evaluate(`(() => {
      const channels = (color) => color.match(/[\\d.]+/g).map(Number);
      const luminance = (rgb) => {
        const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (node) => {
        for (let at = node; at !== null; at = at.parentElement) {
          const [r, g, b, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
          if (alpha === 1) return [r, g, b];
        }
        return [255, 255, 255];
      };
      return [...document.querySelectorAll('body *')]
        .filter((node) => node.checkVisibility() && [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim() !== ''))
        .map((node) => {
          const [low, high] = [luminance(channels(getComputedStyle(node).color).slice(0, 3)), luminance(ground(node))].sort((a, b) => a - b);
          return { text: node.textContent.trim().slice(0, 40), ratio: Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100 };
        })
        .filter(({ ratio }) => ratio < 4.5);
    })()`);
    expect(weak).toEqual([]);
  });
});
