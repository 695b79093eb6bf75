import { aMessage } from '../factories/conversation.ts';
import { complaints, history, textsOf, visit } from './transcript-page.ts';

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
});
