import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ConversationHistory } from '../../core/conversation/turn.ts';
import { httpApi } from '../../local/http-api.ts';
import { startBrowser } from '../factories/browser.ts';
import { transcriptDoor } from '../factories/transcript-door.ts';
import { transcriptScene } from '../factories/transcript-scene.ts';

export const target = { ref: 'ref-1', nonce: 'nonce-1' };
export let browser: Browser;
export let server: Server;
export let origin: string;
export let history: ConversationHistory;
export let complaints: string[];

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

export const addressOf = async () => {
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
export const visit = async (options: BrowserContextOptions = {}): Promise<Page> => {
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

export const textsOf = (page: Page, selector: string) => page.locator(selector).allTextContents();

/** Evaluated in the page, whose types the house does not load. */
export const contrast = `(() => {
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
