import { parseHTML } from 'linkedom';
import { monday } from '../../factories/clock.ts';
import { aCase, aMessage, anna, aState } from '../../factories/conversation.ts';
import { messages, pageOf } from './history.ts';

const rel = 'noopener noreferrer nofollow';
const listOf = (page: string) => /<ol class="log">\n([\s\S]*?)\n<\/ol>/.exec(page)?.[1];

describe('transcript page', () => {
  it('is this HTML for a small conversation', () => {
    expect(
      listOf(pageOf()),
    ).toBe(`<li class="day"><h3><time class="date" datetime="2026-03-02T09:00:00.000Z">Monday, 2 March 2026</time></h3></li>
<li class="entry message notice" id="m1"><h4><span class="speaker"></span><span class="role">Notice</span> <time class="clock" datetime="2026-03-02T09:00:00.000Z">09:00 UTC</time></h4>
<p class="text" dir="auto" lang="fr">Chat opened</p></li>
<li class="entry message visitor" id="m2"><h4><span class="speaker"><bdi>Zoë</bdi> </span><span class="role">Visitor</span> <time class="clock" datetime="2026-03-02T09:00:01.000Z">09:00 UTC</time></h4>
<p class="text" dir="auto" lang="fr">Bonjour,
ça va ?</p></li>
<li class="entry message assistant" id="m3"><h4><span class="speaker"></span><span class="role">Assistant</span> <time class="clock" datetime="2026-03-02T09:00:02.000Z">09:00 UTC</time></h4>
<p class="text" dir="auto" lang="fr">Oui.</p>
<ul class="choices"><li dir="auto"><a href="https://www.liveagent.com/trial/" rel="${rel}">Trial</a></li><li dir="auto">Main features?</li></ul>
<details class="sources"><summary>Sources (1)</summary><ul class="links"><li dir="auto"><a href="https://www.liveagent.com/pricing/" rel="${rel}">Pricing</a></li></ul></details></li>
<li class="entry message note" id="m4"><h4><span class="speaker"><bdi>Anna</bdi> </span><span class="role">Internal note</span> <time class="clock" datetime="2026-03-02T09:00:03.000Z">09:00 UTC</time></h4>
<p class="text" dir="auto" lang="en">Careful here</p></li>`);
  });

  it('sums the conversation up', () => {
    const { document } = parseHTML(pageOf());
    const terms = [...document.querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ]);
    expect(terms).toEqual([
      ['Visitor', 'Zoë'],
      ['E-mail', 'zoe@example.com'],
      ['Page', 'https://www.liveagent.com/pricing/'],
      ['Language', 'French'],
      ['Opened', '2026-03-02 09:00:00 UTC'],
      ['Case', 'Waiting for a person'],
      ['Reason', 'The visitor asked for a person'],
      ['Brief', 'Wants a person'],
      ['Answered by', 'Assistant'],
      ['Help desk', 'Open in LiveAgent'],
    ]);
    expect(document.querySelector('dl dd:last-of-type a')?.getAttribute('href')).toBe(
      'https://yours.ladesk.com/agent/#Conversation;id=t1',
    );
    expect(document.querySelector('h1')?.textContent).toBe('Conversation with Zoë');
    // The title goes into histories and task bars.
    expect(document.title).toBe('LiveAgent: conversation');
  });

  it('shows no list without an end', () => {
    const choices = Array.from({ length: 53 }, (_, n) => ({ kind: 'question' as const, label: `Item ${n}` }));
    const { document } = parseHTML(pageOf({ messages: [aMessage({ from: 'assistant', choices })] }));
    const items = [...document.querySelectorAll('ul.choices li')].map((item) => item.textContent);
    expect([items.length, items.at(-2), items.at(-1)]).toEqual([51, 'Item 49', 'and 3 more']);
  });

  it('stands without a state and without messages', () => {
    const { document } = parseHTML(
      pageOf({ state: undefined, messages: [], ownership: { owner: { kind: 'assistant' }, epoch: 0 } }),
    );
    expect([...document.querySelectorAll('dt')].map((term) => term.textContent)).toEqual([
      'Answered by',
      'Help desk',
    ]);
    expect(document.querySelector('h1')?.textContent).toBe('Conversation with a visitor');
    expect(document.querySelector('main')?.textContent).toContain('No messages yet.');
  });

  it('keeps the case of a conversation that nobody has greeted', () => {
    const { document } = parseHTML(
      pageOf({ state: aState({ openedAt: 0, case: aCase({ status: 'resolved' }) }), messages: [] }),
    );
    const terms = [...document.querySelectorAll('dt')].map((term) => term.textContent);
    expect(terms).toEqual(['Language', 'Case', 'Reason', 'Brief', 'Answered by', 'Help desk']);
  });

  it('folds what the assistant looked up, never what it read', () => {
    const steps = [
      { tool: 'search_knowledge', about: 'price <b>', passages: 5 },
      { tool: 'search_knowledge', about: 'discount', passages: 0 },
      { tool: 'read_page', about: 'https://www.liveagent.com/pricing/', passages: 1 },
      { tool: 'read_page', about: 'https://other.example/', failed: true },
      { tool: 'request_human', about: 'no_evidence' },
      { tool: 'toString' },
    ];
    const message = aMessage({ from: 'assistant', steps });
    const { document } = parseHTML(pageOf({ messages: [message] }));
    expect(document.querySelector('.message details summary')?.textContent).toBe(
      'What the assistant looked up (6)',
    );
    expect([...document.querySelectorAll('.message details li')].map((item) => item.textContent)).toEqual([
      'Searched the knowledge base for price <b>: 5 passages',
      'Searched the knowledge base for discount: nothing found',
      'Read the page https://www.liveagent.com/pricing/: 1 passage',
      'Read the page https://other.example/: it did not work',
      'Asked for a person no_evidence',
      'toString',
    ]);
    expect(document.querySelector('details')?.hasAttribute('open')).toBe(false);
  });

  it.each([
    [
      'visitor',
      'Kolik to stojí?',
      { text: 'How much is it?', language: 'en' },
      [
        ['How much is it?', 'en'],
        ['As it was written, in Czech', null],
        ['Kolik to stojí?', 'cs'],
      ],
    ],
    [
      'teammate',
      'It costs 15 dollars.',
      { text: 'Stojí to 15 dolarů.', language: 'cs' },
      [
        ['It costs 15 dollars.', 'en'],
        ['As the visitor read it, in Czech', null],
        ['Stojí to 15 dolarů.', 'cs'],
      ],
    ],
  ] as const)(
    'shows what the team reads of a translated message of a %s, and folds the rest',
    (from, text, translation, expected) => {
      const page = pageOf({
        state: aState({ language: 'cs' }),
        messages: [aMessage({ from, text, translation })],
      });
      const shown = [...parseHTML(page).document.querySelectorAll('.message .text, .message summary')];
      expect(shown.map((part) => [part.textContent, part.getAttribute('lang')])).toEqual(expected);
      expect(shown.map((part) => part.closest('details') !== null)).toEqual([false, true, true]);
    },
  );

  it('folds files, and names each of them once', () => {
    const url = 'https://desk.example.com/files/v1.k1.F1.1.x';
    const message = aMessage({
      from: 'teammate',
      text: '[file: invoice.pdf]',
      onlyFiles: true,
      choices: [{ kind: 'link', label: 'invoice.pdf', url }],
    });
    const { document } = parseHTML(pageOf({ messages: [message] }));
    expect(document.querySelector('.message details')?.outerHTML).toBe(
      `<details class="files"><summary>Files (1)</summary><ul class="choices"><li dir="auto"><a href="${url}" rel="${rel}">invoice.pdf</a></li></ul></details>`,
    );
    expect(document.querySelector('.message .text')).toBe(null);
    const named = parseHTML(pageOf({ messages: [{ ...message, choices: [] }] })).document;
    expect(named.querySelector('.message .text')?.textContent).toBe('[file: invoice.pdf]');
  });

  it('puts a heading before each day, as of UTC', () => {
    const late = monday + 15 * 3_600_000 - 1;
    const said = [late, late + 1, late + 2].map((at, index) => aMessage({ seq: index + 1, at }));
    const { document } = parseHTML(pageOf({ messages: said }));
    expect([...document.querySelectorAll('.log > li')].map((item) => item.id || item.textContent)).toEqual([
      'Monday, 2 March 2026',
      'm1',
      'Tuesday, 3 March 2026',
      'm2',
      'm3',
    ]);
  });

  it.each([
    ['visitor', {}, 'cs', ['en'], 'cs'],
    ['assistant', {}, 'cs', ['en'], 'cs'],
    ['system', {}, 'cs', ['en'], 'cs'],
    ['teammate', {}, 'cs', ['en', 'cs'], 'cs'],
    ['teammate', {}, 'cs', ['en', 'de'], 'en'],
    ['teammate', { internal: true }, 'cs', ['de', 'cs'], 'de'],
    ['visitor', {}, 'en-12', ['en'], 'en-12'],
    ['visitor', {}, '"><script>', ['en'], null],
  ] as const)(
    'marks the language of a message (%s %j, visitor %s, team %j)',
    (from, over, language, team, expected) => {
      const page = pageOf(
        { state: aState({ language }), messages: [aMessage({ from, ...over })] },
        { teamLanguages: [...team] },
      );
      expect(parseHTML(page).document.querySelector('.text')?.getAttribute('lang') ?? null).toBe(expected);
    },
  );

  it.each([
    ['sent', []],
    ['failed', ['Could not be delivered to the visitor.']],
    ['dropped', ['Not sent to the visitor.']],
    ['pending', ['Not delivered yet.']],
    ['unknown', ['Not delivered yet.']],
  ] as const)('tells that a message is %s', (status, expected) => {
    const page = pageOf({
      messages: [aMessage({ from: 'assistant', effect: 7 })],
      effects: [
        {
          seq: 7,
          body: { kind: 'reply', message: { from: 'assistant', text: '' }, fence: 0 },
          status,
          createdAt: monday,
          attempts: 1,
        },
      ],
    });
    expect([...parseHTML(page).document.querySelectorAll('.fate')].map((p) => p.textContent)).toEqual(
      expected,
    );
  });

  it('names who has the chat', () => {
    const page = pageOf({ messages, ownership: { owner: { kind: 'teammate', teammate: anna }, epoch: 1 } });
    expect(page).toContain('<dt>Answered by</dt><dd dir="auto">Anna Smith</dd>');
  });
});
