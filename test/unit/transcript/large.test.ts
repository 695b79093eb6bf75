import { monday } from '../../factories/clock.ts';
import { aMessage } from '../../factories/conversation.ts';
import { pageOf } from './history.ts';

/** What a Lambda function answers with holds 6 MB at the most, as JSON. */
const lambdaLimit = 6 * 1024 * 1024;
const answerBytes = (body: string) =>
  Buffer.byteLength(JSON.stringify({ statusCode: 200, headers: { a: 'x'.repeat(2_000) }, body }));

const conversation = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) =>
    aMessage({ seq: index + 1, text: `${index + 1} ${text}`, at: monday + index * 60_000 }),
  );

const idsOf = (page: string) => [...page.matchAll(/ id="m(\d+)"/g)].map(([, id]) => Number(id));

describe('a transcript too long for one answer', () => {
  it.each([
    ['plain', 'a'],
    ['escaped', "'"],
    ['Chinese', '漢'],
    ['emoji', '😀'],
    ['quoted for JSON', '"\n'],
  ])('shows beginning and end of 2,000 messages of 8,000 characters (%s)', (_what, unit) => {
    const text = unit.repeat(8_000 / unit.length).slice(0, 7_990);
    const page = pageOf({ messages: conversation(2_000, text) });
    expect(answerBytes(page)).toBeLessThan(lambdaLimit);
    expect(answerBytes(page)).toBeGreaterThan(4_800_000);
    const ids = idsOf(page);
    const gap = ids.findIndex((id, index) => id !== index + 1);
    expect(gap).toBeGreaterThan(0);
    // Whole up to the gap and from there on.
    expect(ids).toEqual(ids.map((_id, index) => (index < gap ? index + 1 : 2_000 - ids.length + index + 1)));
    const [cut = '', next = ''] = /<li class="cut">.*\n.*/.exec(page)?.[0].split('\n') ?? [];
    expect(cut).toBe(
      `<li class="cut"><p>${2_000 - ids.length} messages are left out here: the conversation is too long for one page. <a href="https://yours.ladesk.com/agent/#Conversation;id=t1" rel="noopener noreferrer nofollow">Open in LiveAgent</a> to read all of it.</p></li>`,
    );
    expect(next).toMatch(/^<li class="day">/);
  });

  it('leaves nothing out of what fits', () => {
    const page = pageOf({ messages: conversation(300, 'a'.repeat(8_000)) });
    expect(idsOf(page)).toHaveLength(300);
    expect(page).not.toContain('class="cut"');
    // Browsers lay out of it what is seen only; of a short one, everything.
    expect(page).toContain('<ol class="log long">');
    expect(pageOf({ messages: conversation(100, 'a') })).toContain('<ol class="log">');
  });

  it('counts what it leaves out to the message', () => {
    const messages = conversation(6, 'a'.repeat(100));
    const kept = (budget: number) => {
      const page = pageOf({ messages }, { budget });
      return { ids: idsOf(page), cut: /<li class="cut"><p>(.*?) here/.exec(page)?.[1] };
    };
    expect(kept(100_000)).toEqual({ ids: [1, 2, 3, 4, 5, 6], cut: undefined });
    expect(kept(2_000)).toEqual({ ids: [1, 3, 4, 5, 6], cut: '1 message is left out' });
    expect(kept(1)).toEqual({ ids: [1], cut: '5 messages are left out' });
  });

  it('cuts a single text that no version would have stored', () => {
    const page = pageOf({ messages: conversation(1, 'a'.repeat(7_000_000)) });
    expect(page.length).toBeLessThan(40_000);
  });
});
