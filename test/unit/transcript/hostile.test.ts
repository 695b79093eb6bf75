import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import type { Message } from '../../../core/conversation/conversation.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, anEffect, anInput, aState } from '../../factories/conversation.ts';
import { messages, pageOf } from './history.ts';

/** A page in which this text stands wherever somebody else's may. */
const pageWith = (text: string, url: string): string => {
  const person = { id: 'U1', name: text };
  const source = { title: text, url };
  const { id: caseId, claimedBy: _, ...rest } = aCase({ brief: `b${text}`, quote: text, tried: [source] });
  const view = { ...rest, caseId, language: text, visitor: {}, ticketId: text };
  return pageOf(
    {
      state: aState({
        page: url,
        language: text,
        visitor: { name: `n${text}`, email: text },
        case: aCase({ brief: text }),
      }),
      ownership: { owner: { kind: 'teammate', teammate: person }, epoch: 1 },
      messages: messages.map((message) => ({
        ...message,
        text: `t${text}`,
        name: `n${text}`,
        revised: { text: `r${text}`, at: monday },
        steps: [{ tool: text, about: text, passages: 1 }],
        sources: [source],
        choices: [
          { kind: 'link' as const, label: text, url },
          { kind: 'question' as const, label: text },
        ],
      })),
      inputs: [
        anInput({ kind: 'claimed', teammate: { ...person, name: `n${text}` } }),
        anInput({ kind: 'resolved', by: { ...person, name: `n${text}` } }),
      ].map((input) => ({ ...input, handled: true })),
      effects: [
        anEffect({ body: { kind: 'card', channel: 'C1', view } }),
        anEffect({ seq: 2, body: { kind: 'team_mail', subject: text, text } }),
      ],
    },
    { brand: text, conversation: `liveagent:${text}`, panelUrl: () => 'https://yours.ladesk.com/' },
  );
};

const shapeOf = (html: string) => {
  const { document } = parseHTML(html);
  return {
    elements: [...document.querySelectorAll('*')].map((element) => [
      element.tagName,
      ...[...element.attributes].map(({ name, value }) =>
        ['class', 'id', 'rel', 'dir', 'href', 'datetime'].includes(name) ? `${name}=${value}` : name,
      ),
    ]),
    marks: (html.match(/[<>"'`]/g) ?? []).length,
  };
};

/** A word that is neither a language nor an address, as the hostile ones are not. */
const harmless = shapeOf(pageWith('no language', 'javascript:0'));

const payloads = [
  '<script>alert(1)</script>',
  '</p></li></ol><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '`-alert(1)-`',
  '<!--',
  ']]>',
  '</style><style>*{display:none}',
  '</script><script>alert(1)',
  '</title><script>alert(1)</script>',
  '&lt;b&gt; &#60;script&#62; &',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '\u202e<b>\u0000\u200b\u2066x\u2069',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href=//evil.example>',
  '\ud800<b>\udc00',
];

const unseen = ['\u0000', '\u200b', '\u202e', '\u2066', '\u2069'];

describe('a hostile transcript', () => {
  it('can be told from a harmless one by this test', () => {
    const broken = pageWith('no language', 'javascript:0').replace('no language', '<b>no language</b>');
    expect(shapeOf(broken)).not.toEqual(harmless);
    expect(harmless.elements.filter(([tag]) => tag === 'A')).toHaveLength(1);
    expect(harmless.elements.filter(([tag]) => tag === 'IMG')).toEqual([]);
  });

  it.each(payloads)('keeps %j as text wherever it stands', (hostile) => {
    const html = pageWith(hostile, `javascript:${hostile}`);
    expect(shapeOf(html)).toEqual(harmless);
    const { document } = parseHTML(html);
    expect(document.querySelector('.visitor .text')?.textContent).toBe(
      [...`t${hostile.toWellFormed()}`].filter((character) => !unseen.includes(character)).join(''),
    );
  });

  it('keeps any text as text wherever it stands', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: 'binary' })), { maxLength: 4 })
      .map((parts) => parts.join(''))
      // Words that are seen, and no language's code or address by chance.
      .map((words) => `no ${words} language`);
    fc.assert(
      fc.property(text, (hostile) => {
        expect(shapeOf(pageWith(hostile, `javascript:${hostile}`))).toEqual(harmless);
      }),
      { numRuns: 150 },
    );
  });

  it('links to http and https addresses only, whatever stands in them', () => {
    const url = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc
        .tuple(
          fc.constantFrom('http://', 'https://', 'javascript:', 'data:text/html,', '//', 'vbscript:', ' '),
          fc.string(),
        )
        .map(([scheme, rest]) => scheme + rest),
    );
    fc.assert(
      fc.property(url, (address) => {
        const { document } = parseHTML(pageWith('x y', address));
        const hrefs = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? '');
        expect(hrefs.filter((href) => !/^https?:\/\/[^\s<>\\]+$/i.test(href))).toEqual([]);
        expect(hrefs.filter((href) => URL.parse(href) === null)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('isolates the writing direction of every message, name and line', () => {
    const marks = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c';
    const html = pageWith(`abc${marks}שלום`, 'javascript:0');
    expect([...html].filter((character) => marks.includes(character))).toEqual([]);
    const { document } = parseHTML(html);
    const foreign = [...document.querySelectorAll('body *')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.includes('שלום')),
    );
    const own = (tag: string) => ['BDI'].includes(tag);
    const open = foreign.filter(
      (element) => !own(element.tagName) && element.closest('[dir=auto], .brand') === null,
    );
    expect(open.map((element) => element.outerHTML)).toEqual([]);
    expect(foreign.length).toBeGreaterThan(30);
  });

  it('stands although a message holds what no version ever wrote', () => {
    const odd = [
      { seq: 1, from: 'visitor', text: 'x', at: monday, colour: 'red', files: [1] },
    ] as unknown as Message[];
    expect(pageOf({ messages: odd })).toContain('<p class="text" dir="auto" lang="fr">x</p>');
  });
});
