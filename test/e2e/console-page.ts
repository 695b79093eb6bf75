import type { Browser, Page } from 'playwright-core';
import { type Console, startConsole } from '../../local/console/server.ts';
import { startBrowser } from '../factories/browser.ts';
import { consoleDouble } from '../factories/console-double.ts';

export let browser: Browser;
export let console: Console;
export let double: ReturnType<typeof consoleDouble>;
export let complaints: string[];

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

export const visit = async (viewport = { width: 1280, height: 800 }, dark = false): Promise<Page> => {
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

export const say = async (page: Page, text: string) => {
  await page.getByLabel('Message as the visitor').fill(text);
  await page.getByRole('button', { name: 'Send as the visitor' }).click();
};

export const bubble = (page: Page, text: string) => page.getByRole('log', { name: 'Chat' }).getByText(text);

export const openChat = async (page: Page) => {
  await page.getByRole('button', { name: 'New chat' }).click();
  await bubble(page, 'Hello, and welcome!').waitFor();
};

export const escalate = async (page: Page) => {
  await openChat(page);
  await say(page, 'I want a person');
  await page.getByRole('button', { name: 'Take it' }).waitFor();
};

/** Runs in the page, whose types the house does not load. */
export const colourOf = (node: unknown): string =>
  (globalThis as unknown as { getComputedStyle(n: unknown): { color: string } }).getComputedStyle(node).color;
