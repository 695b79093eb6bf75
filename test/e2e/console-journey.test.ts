import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type LocalRun, startLocal } from '../../local/start-local.ts';
import { startBrowser } from '../factories/browser.ts';

const dir = mkdtempSync(join(tmpdir(), 'frontdesk-browser-'));
let browser: Browser;
let run: LocalRun;

beforeAll(async () => {
  browser = await startBrowser();
  run = await startLocal(
    { mode: 'embedded', fresh: false, port: 0, model: { kind: 'scripted' }, dir },
    () => undefined,
  );
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await run?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const say = async (page: Page, text: string) => {
  await page.getByLabel('Message as the visitor').fill(text);
  await page.getByRole('button', { name: 'Send as the visitor' }).click();
};

describe('a chat in the console, over the whole product', () => {
  it('is greeted, answered with a source, taken by a person, and handed back', async () => {
    const complaints: string[] = [];
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(15_000);
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(run.url);
    await page.getByText('Scripted model: deterministic rules, not AI').waitFor();
    const chat = page.getByRole('log', { name: 'Chat' });

    await page.getByRole('button', { name: 'New chat' }).click();
    await chat.getByText('Hello, and welcome to LiveAgent!').waitFor();
    await page.getByRole('button', { name: 'What is the pricing model of LiveAgent?' }).click();
    await chat.locator('.bubble.assistant a[href*="liveagent.com/"]').last().waitFor();

    await say(page, 'I would like to talk to a human');
    await page.getByRole('button', { name: 'Take it' }).click();
    await chat.getByText('Anna Smith is taking over this chat.').waitFor();
    await page.getByLabel('Reply in this thread').fill('Hello, Anna here.');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.locator('.bubble.teammate').getByText('Hello, Anna here.').waitFor();

    await page.getByRole('button', { name: 'Hand back to assistant' }).click();
    await chat.getByText('The assistant is back.').waitFor();
    const answers = await page.locator('.bubble.assistant').count();
    await say(page, 'Is there a free trial?');
    await page.locator('.bubble.assistant').nth(answers).waitFor();
    expect(complaints).toEqual([]);
  });
});
