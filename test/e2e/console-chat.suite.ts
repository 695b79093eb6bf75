import { bubble, complaints, double, escalate, openChat, say, visit } from './console-page.ts';

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
});
