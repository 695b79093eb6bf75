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
