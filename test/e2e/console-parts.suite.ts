import { bubble, colourOf, complaints, double, escalate, openChat, say, visit } from './console-page.ts';
import { contrast } from './contrast.ts';

describe('the console', () => {
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
    const { weak } = (await page.evaluate(contrast)) as { weak: unknown[] };
    expect(weak).toEqual([]);
  });
});
