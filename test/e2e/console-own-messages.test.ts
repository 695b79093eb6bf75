import type { Page } from 'playwright-core';
import { complaints, console, say, visit } from './console-page.ts';

const note = { name: 'a <b>&"note".txt', mimeType: 'text/plain', buffer: Buffer.from('hello '.repeat(400)) };

/** A thread that Anna has written in. */
const thread = async (viewport = { width: 1280, height: 800 }, dark = false): Promise<Page> => {
  const page = await visit(viewport, dark);
  await say(page, 'I want a person');
  if (viewport.width < 600) await page.getByRole('navigation').getByRole('button', { name: 'Slack' }).click();
  await page.getByLabel('Acting as').selectOption({ label: 'Anna Smith' });
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByLabel('Reply in this thread').fill('Hi, Anna here');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.locator('.replies').getByText('Hi, Anna here').waitFor();
  return page;
};

const own = (page: Page) => page.getByRole('group', { name: 'Your message' });

describe('a teammate’s own messages in the console', () => {
  it('are edited in place, by keyboard too, and marked as edited', async () => {
    const page = await thread();
    await own(page).getByRole('button', { name: 'Edit' }).click();
    const box = page.getByLabel('Edit your message');
    expect(await box.inputValue()).toBe('Hi, Anna here');
    expect(await own(page).isVisible()).toBe(false);
    await box.fill('Hello & welcome, all');
    await page.keyboard.press('Enter');
    await page.locator('.replies').getByText('Hello & welcome, all').waitFor();
    expect(await page.locator('.replies .edited').textContent()).toBe('(edited)');
    expect(await box.count()).toBe(0);
    await own(page).getByRole('button', { name: 'Edit' }).click();
    await box.fill('not this');
    await page.keyboard.press('Escape');
    expect(await own(page).isVisible()).toBe(true);
    await page.locator('.replies').getByText('Hello & welcome, all').waitFor();
    expect(complaints).toEqual([]);
  });

  it('leave a mark where they were deleted, which counts as no reply', async () => {
    const page = await thread();
    await page.getByRole('button', { name: '1 reply' }).waitFor();
    await own(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('This message was deleted.').waitFor();
    await page.getByRole('button', { name: '0 replies' }).waitFor();
    expect(await page.getByText('Hi, Anna here').count()).toBe(1);
    expect(await own(page).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('are changed by nobody else', async () => {
    const page = await thread();
    await own(page).waitFor();
    await page.getByLabel('Acting as').selectOption({ label: 'Ben Jones' });
    await own(page).waitFor({ state: 'detached' });
  });

  it('carry files, as links with name and size to what was sent', async () => {
    const page = await thread();
    await page.getByLabel('Attach files').setInputFiles([note]);
    await page.getByText('a <b>&"note".txt (2.4 KB)').waitFor();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    const link = page.getByRole('list', { name: 'Files' }).getByRole('link', { name: note.name });
    await link.waitFor();
    expect(await page.locator('.files li').textContent()).toBe('a <b>&"note".txt 2.4 KB');
    expect(await page.locator('.chosen').textContent()).toBe('');
    const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', console.url).href);
    expect([await answer.body(), answer.headers()]).toEqual([
      note.buffer,
      expect.objectContaining({
        'content-type': 'application/octet-stream',
        'content-disposition': "attachment; filename*=UTF-8''a%20%3Cb%3E%26%22note%22.txt",
        'x-content-type-options': 'nosniff',
      }),
    ]);
    const gone = await page.request.get(`${console.url}/console/slack-files/F0NOTHING`);
    expect(gone.status()).toBe(404);
    expect(complaints).toEqual([]);
  });

  it('keep the words that were not sent', async () => {
    const page = await thread();
    await page.route('**/slack/replies', (route) =>
      route.fulfill({ status: 409, json: { error: { message: 'the channel is archived' } } }),
    );
    await page.getByLabel('Reply in this thread').fill('One moment');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('alert').getByText('the channel is archived').waitFor();
    expect(await page.getByLabel('Reply in this thread').inputValue()).toBe('One moment');
  });

  it.each([false, true])('fit a phone (dark: %s)', async (dark) => {
    const page = await thread({ width: 390, height: 844 }, dark);
    await page
      .getByLabel('Attach files')
      .setInputFiles([{ ...note, name: `${'long-name-'.repeat(12)}.txt` }]);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('list', { name: 'Files' }).waitFor();
    await own(page).first().getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Edit your message').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(complaints).toEqual([]);
  });
});
