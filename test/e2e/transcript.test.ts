import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ConversationHistory } from '../../core/conversation/turn.ts';
import { httpApi } from '../../local/http-api.ts';
import { startBrowser } from '../factories/browser.ts';
import { aMessage } from '../factories/conversation.ts';
import { transcriptDoor } from '../factories/transcript-door.ts';
import { transcriptScene } from '../factories/transcript-scene.ts';

const target = { ref: 'ref-1', nonce: 'nonce-1' };
let browser: Browser;
let server: Server;
let origin: string;
let history: ConversationHistory;
let complaints: string[];

beforeAll(async () => {
  browser = await startBrowser();
  const { handler } = transcriptDoor({
    clock: { now: () => Date.now() },
    store: {
      findConversation: async () => 'liveagent:t1',
      load: async () => ({ ...history, unhandled: [], undelivered: [] }),
      history: async () => history,
    },
  });
  server = createServer(httpApi({ 'GET /transcripts/{token}': handler }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  history = transcriptScene(target);
  complaints = [];
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const addressOf = async () => {
  const door = transcriptDoor({
    clock: { now: () => Date.now() },
    store: {
      findConversation: async () => undefined,
      load: async () => ({ ...history, unhandled: [], undelivered: [] }),
      history: async () => history,
    },
    publicUrl: origin,
  });
  return door.links.sign(target);
};

/** Opens the page and writes down everything that it may not do. */
const visit = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const address = await addressOf();
  page.on('console', (line) => complaints.push(`console: ${line.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return page;
};

const textsOf = (page: Page, selector: string) => page.locator(selector).allTextContents();

/** Evaluated in the page, whose types the house does not load. */
const contrast = `(() => {
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
  for (const details of document.querySelectorAll('details')) details.open = true;
  const seen = [...document.querySelectorAll('body *')].filter(
    (node) => node.checkVisibility() && [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim() !== ''),
  );
  const weak = seen
    .map((node) => {
      const [low, high] = [luminance(channels(getComputedStyle(node).color).slice(0, 3)), luminance(ground(node))].sort((a, b) => a - b);
      return { text: node.textContent.trim().slice(0, 40), ratio: Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100 };
    })
    .filter(({ ratio }) => ratio < 4.5);
  return { weak, seen: seen.length };
})()`;

describe('the transcript page in a browser', () => {
  it('tells who said what, and the story in between', async () => {
    const page = await visit();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Conversation with Maya Chen');
    const rows = await page.locator('.entry').evaluateAll((entries) =>
      entries.map((entry) => {
        const { className, querySelector } = entry as unknown as {
          className: string;
          querySelector(selector: string): { textContent: string } | null;
        };
        const find = (selector: string) =>
          querySelector.call(entry, selector)?.textContent.replace(/\s+/g, ' ').trim().slice(0, 60);
        return `${className.split(' ').at(-1)} | ${find('h4, .what')} | ${find('.text') ?? ''}`;
      }),
    );
    expect(rows).toEqual([
      'assistant | Assistant 23:50 | Hello, and welcome to LiveAgent! How can I help you today?',
      'visitor | Maya Chen Visitor 23:53 | How much is LiveAgent for a small team? We are twelve.',
      'assistant | Assistant 23:54 | LiveAgent costs 15 dollars per agent and month in its smalle',
      'visitor | Maya Chen Visitor 23:55 | Can I talk to a person about moving our tickets over?',
      'called | A person was called: The visitor asked for a person 23:56 | ',
      'notice | Notice 23:56 | I have asked the team; somebody will be with you shortly.',
      'note | Ben Jones Internal note 23:58 | Anna knows that importer best.',
      'mailed | E-mail to the team: Nobody has taken a chat for 3 minutes 23 | ',
      'trouble | Nobody had taken it after 3 min 23:59 | ',
      'claimed | Claimed by Anna Smith after 4 min 00:00 | ',
      'notice | Notice 00:01 | Anna Smith is taking over this chat.',
      'teammate | Anna Smith Teammate 00:02 | Hi Maya! We move tickets, contacts and tags for you, usually',
      'teammate | Anna Smith Teammate 00:04 | ',
      'visitor | Maya Chen Visitor 00:05 | شكرا جزيلا! 123 (abc) <b>tučně</b> 😀 https://webshop.exampl',
      'teammate | Anna Smith Teammate 00:06 | That was for another chat, sorry.',
      'teammate | Anna Smith Teammate 00:07 | Welcome! I have booked Thursday for you.',
      'given_back | Handed back to the assistant by Anna Smith 00:09 | ',
      'notice | Notice 00:10 | The assistant is back and will go on from here.',
      'assistant | Assistant 00:11 | Is there anything else you need?',
      'mailed | Lead e-mailed: maya@webshop.example 00:12 | ',
      'over | Resolved by Ben Jones 00:14 | ',
      'notice | Notice 00:15 | A teammate has marked this conversation as resolved.',
    ]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['Asia/Tokyo', 'en-GB', ['Tuesday, 3 March 2026'], '08:50', '3 Mar 2026, 08:50'],
    ['America/Los_Angeles', 'en-US', ['Monday, March 2, 2026'], '03:50 PM', 'Mar 2, 2026, 3:50 PM'],
    ['Europe/Prague', 'cs-CZ', ['úterý 3. března 2026'], '00:50', '3. 3. 2026 0:50'],
    ['UTC', 'en-GB', ['Monday, 2 March 2026', 'Tuesday, 3 March 2026'], '23:50', '2 Mar 2026, 23:50'],
  ])('shows times as in the reader’s zone: %s, %s', async (timezoneId, locale, days, first, opened) => {
    const page = await visit({ timezoneId, locale });
    expect(await textsOf(page, '.day')).toEqual(days);
    const time = page.locator('.message time').first();
    expect(await time.textContent()).toBe(first);
    expect(await time.getAttribute('datetime')).toBe('2026-03-02T23:50:00.000Z');
    expect(await time.getAttribute('title')).toContain('2026-03-02T23:50:00.000Z');
    expect(await page.locator('dl time').textContent()).toBe(opened);
    expect(await page.locator('.hint').textContent()).toBe(`Times are in ${timezoneId}.`);
    expect(complaints).toEqual([]);
  });

  it('says the same without scripts, in UTC', async () => {
    const page = await visit({ javaScriptEnabled: false, timezoneId: 'Asia/Tokyo' });
    await page.getByText('Times are in UTC.').waitFor();
    await page.getByText('Monday, 2 March 2026').waitFor();
    expect(await page.locator('.message time').first().textContent()).toBe('23:50 UTC');
    expect(await page.locator('.entry').count()).toBe(22);
    await page.getByText('What the assistant looked up (3)').click();
    await page.getByText('discount for twelve agents').waitFor();
    expect(complaints).toEqual([]);
  });

  it('runs nothing, asks for nothing and says nothing in the console, whatever anybody wrote', async () => {
    const attacks = [
      '<script>alert(1)</script>',
      '<img src="https://evil.example/x.png" onerror="alert(1)">',
      '</p></li></ol></main><iframe src="https://evil.example/"></iframe>',
      '"><svg/onload=alert(1)>',
      '</style><style>@import url(https://evil.example/x.css);</style>',
      '</script><script>alert(1)</script>',
      '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
      '<link rel="prefetch" href="https://evil.example/">',
      '<form action="https://evil.example/"><input autofocus onfocus=alert(1)></form>',
      '<video autoplay src="https://evil.example/v" onerror=alert(1)></video>',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<time class="clock" datetime="nonsense">x</time><li class="day entry">',
      '\u202e<b>tpircs\u2066',
    ];
    history.messages = attacks.map((text, index) =>
      aMessage({
        seq: index + 1,
        text,
        name: text,
        choices: [{ kind: 'link', label: text, url: `javascript:alert(${index})//${text}` }],
        sources: [{ title: text, url: `https://evil.example/${text}` }],
        steps: [{ tool: text, about: text }],
      }),
    );
    const page = await visit();
    const texts = await textsOf(page, '.text');
    expect(texts).toEqual(attacks.map((text) => text.replace(/[\u202e\u2066]/g, '')));
    const elements = await page.evaluate(
      `[...new Set([...document.querySelectorAll('main *')].map((node) => node.localName))].sort().join(' ')`,
    );
    expect(elements).toBe('a bdi details h2 h3 h4 li ol p q span summary time ul');
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('a')].every((a) => /^https?:/.test(a.href) && a.rel === 'noopener noreferrer nofollow')`,
      ),
    ).toBe(true);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(complaints).toEqual([]);
  });

  it('has a policy that stops what would get in after all', async () => {
    const page = await visit();
    const blocked = await page.evaluate(`(async () => {
      const blocked = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const image = document.createElement('img');
      image.src = 'https://evil.example/x.png';
      document.body.append(image);
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(style);
      try { document.body.innerHTML = '<b>x</b>'; } catch { blocked.push('innerHTML threw'); }
      const script = document.createElement('script');
      try { script.textContent = 'globalThis.ran = true'; document.body.append(script); } catch { blocked.push('script threw'); }
      await fetch('/').catch(() => undefined);
      while (!['connect-src', 'img-src', 'style-src-elem'].every((name) => blocked.includes(name))) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return { blocked: [...new Set(blocked)].sort(), ran: globalThis.ran === true };
    })()`);
    expect(blocked).toEqual({
      blocked: [
        'connect-src',
        'img-src',
        'innerHTML threw',
        'require-trusted-types-for',
        'script threw',
        'style-src-elem',
      ],
      ran: false,
    });
  });

  it('can be framed by nobody', async () => {
    const page = await visit();
    const address = await addressOf();
    const framing = await page.context().newPage();
    const refused = framing.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
    await framing.setContent(`<iframe src="${address}"></iframe>`);
    expect((await refused).type()).toBe('error');
    expect(await framing.frameLocator('iframe').locator('.entry').count()).toBe(0);
  });

  it.each([false, true])('has text that stands out from its ground by 4.5 to 1 (dark: %s)', async (dark) => {
    const page = await visit({ colorScheme: dark ? 'dark' : 'light' });
    const { weak, seen } = (await page.evaluate(contrast)) as { weak: unknown[]; seen: number };
    expect(weak).toEqual([]);
    expect(seen).toBeGreaterThan(80);
  });

  it('is read in the order it is seen, by keyboard and by screen reader', async () => {
    const page = await visit();
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const at = (await page.evaluate(
        `document.activeElement === document.body ? '' : document.activeElement.textContent.trim()`,
      )) as string;
      if (at === '' || stops.length > 40) break;
      stops.push(at);
    }
    expect(stops).toEqual([
      'https://www.liveagent.com/pricing/?utm_source=newsletter',
      'Open in LiveAgent',
      'Pricing',
      'As it was written, in Czech',
      'Sources (1)',
      'What the assistant looked up (3)',
      'Sources tried (2)',
      'As the visitor read it, in Czech',
      'Files (1)',
    ]);
    const headings = await page.evaluate(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map((node) => Number(node.localName[1]))`,
    );
    const steps = (headings as number[]).map((level, index, all) => level - (all[index - 1] ?? 0));
    expect(Math.max(...steps)).toBe(1);
    for (const role of ['banner', 'main', 'contentinfo'] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    // Nothing is moved about by the style: what comes later stands lower.
    const tops = (await page.evaluate(
      `[...document.querySelectorAll('.log > li')].map((node) => node.getBoundingClientRect().top)`,
    )) as number[];
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it('marks the language of what is said', async () => {
    const page = await visit();
    const languages = await page.evaluate(
      `[...document.querySelectorAll('.text')].slice(1, 4).map((node) => node.lang)`,
    );
    expect(languages).toEqual(['en', 'cs', 'cs']);
    expect(await page.evaluate(`document.documentElement.lang`)).toBe('en');
  });

  it.each([390, 320, 1280])('has nothing to scroll sideways at %i pixels', async (width) => {
    history.messages.push(
      aMessage({
        seq: 99,
        text: `x${'https://example.com/a-very-long-address'.repeat(20)}`,
        name: 'n'.repeat(300),
      }),
    );
    const page = await visit({ viewport: { width, height: 844 } });
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it.each([true, false])(
    'prints everything unfolded, in black on white (scripts: %s)',
    async (javaScriptEnabled) => {
      const page = await visit({ colorScheme: 'dark', javaScriptEnabled });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const source = page.locator('.sources li').first();
      const box = await source.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThan(8);
      for (const text of ['Kolik stojí LiveAgent', 'discount for twelve agents', 'import-checklist.pdf']) {
        const shown = await page.locator('details', { hasText: text }).first().boundingBox();
        expect(shown?.height ?? 0).toBeGreaterThan(30);
      }
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      if (javaScriptEnabled) {
        const ground = await page.evaluate(`getComputedStyle(document.body).backgroundColor`);
        expect(ground).toBe('rgb(255, 255, 255)');
      }
      expect(complaints).toEqual([]);
    },
  );

  it('shows one and the same page for every link that does not work', async () => {
    const address = await addressOf();
    const answers = await Promise.all(
      [`${address}x`, `${origin}/transcripts/nonsense`].map(async (url) => {
        const response = await fetch(url);
        const headers = [...response.headers].filter(([name]) => name !== 'date');
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    const page = await (await browser.newContext()).newPage();
    const response = await page.goto(`${address}x`);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'Transcript not found' }).waitFor();
  });

  it('shows a large transcript within seconds', async () => {
    history.messages = Array.from({ length: 2_000 }, (_, index) =>
      aMessage({ seq: index + 1, text: `${index + 1} ${'word '.repeat(1_590)}` }),
    );
    const page = await visit();
    await page.locator('.cut').getByText('messages are left out here').waitFor();
    expect(await page.locator('.cut a').getAttribute('href')).toBe(
      'https://yours.ladesk.com/agent/#Conversation;id=t1',
    );
    expect(complaints).toEqual([]);
  }, 60_000);
});
