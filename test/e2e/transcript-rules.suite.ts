import { aMessage } from '../factories/conversation.ts';
import { contrast } from './contrast.ts';
import { addressOf, browser, complaints, history, origin, visit } from './transcript-page.ts';

describe('the transcript page in a browser', () => {
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
