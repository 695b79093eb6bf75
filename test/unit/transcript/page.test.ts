import { parseHTML } from 'linkedom';
import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import { transcriptPage } from '../../../core/transcript/page.ts';
import { monday } from '../../factories/clock.ts';
import { historyWith, messages } from './history.ts';

const pageOf = (history: ConversationHistory) =>
  transcriptPage(history, { brand: 'LiveAgent', at: monday + 60_000 });

describe('transcript page', () => {
  it('shows who said what and when, and folds sources and internal notes', () => {
    const { document } = parseHTML(pageOf(historyWith()));
    const shown = [...document.querySelectorAll('main > ol > li')].map((item) => ({
      kind: item.className,
      speaker: item.querySelector('.speaker')?.textContent,
      at: item.querySelector('time')?.getAttribute('datetime'),
      text: item.querySelector('.text')?.textContent,
      folded: [...item.querySelectorAll('details > summary')].map((summary) => summary.textContent),
      links: [...item.querySelectorAll('a')].map((a) => [
        a.textContent,
        a.getAttribute('href'),
        a.getAttribute('rel'),
      ]),
    }));
    const rel = 'noopener noreferrer nofollow';
    expect(shown).toEqual([
      {
        kind: 'message system',
        speaker: 'Notice',
        at: '2026-03-02T09:00:00.000Z',
        text: 'Chat opened',
        folded: [],
        links: [],
      },
      {
        kind: 'message visitor',
        speaker: 'Visitor · Zoë',
        at: '2026-03-02T09:00:01.000Z',
        text: 'Bonjour,\nça va ?',
        folded: [],
        links: [],
      },
      {
        kind: 'message assistant',
        speaker: 'Assistant',
        at: '2026-03-02T09:00:02.000Z',
        text: 'Oui.',
        folded: ['Sources (1)'],
        links: [
          ['Trial', 'https://www.liveagent.com/trial/', rel],
          ['Pricing', 'https://www.liveagent.com/pricing/', rel],
        ],
      },
      {
        kind: 'message teammate',
        speaker: 'Teammate · Anna',
        at: '2026-03-02T09:00:03.000Z',
        text: 'Careful here',
        folded: ['Internal note · Teammate · Anna 2026-03-02 09:00:03 UTC'],
        links: [],
      },
    ]);
  });

  it('sums the conversation up', () => {
    const { document } = parseHTML(pageOf(historyWith()));
    const terms = [...document.querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ]);
    expect(terms).toEqual([
      ['Visitor', 'Zoë'],
      ['E-mail', 'zoe@example.com'],
      ['Page', 'https://www.liveagent.com/pricing/'],
      ['Language', 'fr'],
      ['Opened', '2026-03-02 09:00:00 UTC'],
      ['Case', 'Waiting for a person'],
      ['Reason', 'The visitor asked for a person'],
      ['Brief', 'Wants a person'],
      ['Answered by', 'Assistant'],
    ]);
  });

  it('says that there are no messages yet', () => {
    expect(pageOf(historyWith({ messages: [] }))).toContain('<p>No messages yet.</p>');
  });

  it.each([
    '<script>alert(1)</script>',
    '</p></li></ol><img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    '`-alert(1)-`',
    '<!--',
    '</style><style>*{display:none}',
    '&lt;b&gt;',
    '<a href="javascript:alert(1)">x</a>',
    '<details open ontoggle=alert(1)>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '\u202e<b>\u0000\u200b',
  ])('keeps %j as text wherever it stands', (hostile) => {
    const shape = (text: string, url: string) => {
      const history = historyWith({
        messages: messages.map((message) => ({
          ...message,
          text,
          name: text,
          sources: [{ title: text, url }],
          choices: [
            { kind: 'link' as const, label: text, url },
            { kind: 'question' as const, label: text },
          ],
        })),
        ownership: { owner: { kind: 'teammate', teammate: { id: 'U1', name: text } }, epoch: 1 },
      });
      if (history.state !== undefined) {
        Object.assign(history.state, { page: url, language: text, visitor: { name: text, email: text } });
        if (history.state.case !== undefined) history.state.case.brief = text;
      }
      const html = transcriptPage(history, { brand: text, at: monday });
      const { document } = parseHTML(html);
      const elements = [...document.querySelectorAll('*')].map((element) => [
        element.tagName,
        ...[...element.attributes].map((attribute) => attribute.name),
      ]);
      const said = document.querySelector('.visitor .text')?.textContent;
      return { elements, said, marks: (html.match(/[<>"'`]/g) ?? []).length };
    };
    const harmless = shape('harmless', 'javascript:alert(1)');
    const attacked = shape(hostile, `javascript:${hostile}`);
    expect(attacked.elements).toEqual(harmless.elements);
    expect(attacked.marks).toBe(harmless.marks);
    expect(attacked.said).toBe(
      hostile.replaceAll('\u202e', '').replaceAll('\u0000', '').replaceAll('\u200b', ''),
    );
    expect(harmless.elements.filter(([tag]) => tag === 'A' || tag === 'SCRIPT' || tag === 'IMG')).toEqual([]);
  });
});
