import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { parseHTML } from 'linkedom';
import { hmacTranscriptLinks } from '../../../adapters/transcript-links/hmac.ts';
import type { Message } from '../../../core/conversation/conversation.ts';
import type { ConversationHistory } from '../../../core/ports.ts';
import { transcriptPage } from '../../../core/transcript/page.ts';
import { transcript } from '../../../functions/transcript/handler.ts';
import { fixedClock, monday } from '../../factories/clock.ts';
import { deliveryFakes } from '../effects/delivery-fakes.ts';

const target = { ref: 'ref-1', nonce: 'nonce-1' };
const messages: Message[] = [
  { seq: 1, from: 'system', text: 'Chat opened', at: monday },
  { seq: 2, from: 'visitor', text: 'Bonjour,\nça va ?', at: monday + 1_000, name: 'Zoë' },
  {
    seq: 3,
    from: 'assistant',
    text: 'Oui.',
    at: monday + 2_000,
    sources: [{ title: 'Pricing', url: 'https://www.liveagent.com/pricing/' }],
    choices: [
      { kind: 'link', label: 'Trial', url: 'https://www.liveagent.com/trial/' },
      { kind: 'question', label: 'Main features?' },
    ],
  },
  { seq: 4, from: 'teammate', text: 'Careful here', at: monday + 3_000, name: 'Anna', internal: true },
];

const historyWith = (changes: Partial<ConversationHistory> = {}): ConversationHistory => ({
  state: {
    version: 3,
    openedAt: monday,
    lastMessage: 4,
    lastEffect: 0,
    language: 'fr',
    languageFrom: 'session',
    page: 'https://www.liveagent.com/pricing/',
    visitor: { name: 'Zoë', email: 'zoe@example.com' },
    owner: { kind: 'assistant' },
    seen: [],
    seenUpTo: 0,
    openQuestions: [],
    consented: false,
    turnsWithoutProgress: 0,
    case: {
      id: 'case-1',
      status: 'waiting',
      reason: 'asked_for_person',
      brief: 'Wants a person',
      quote: 'un humain',
      openedAt: monday,
      card: 1,
      channel: 'C0FRONTDESK',
      tried: [],
      transcript: target,
    },
    leads: [],
    closed: false,
  },
  ownership: { owner: { kind: 'assistant' }, epoch: 0 },
  messages,
  inputs: [],
  effects: [],
  ...changes,
});

const pageOf = (history: ConversationHistory) =>
  transcriptPage(history, { brand: 'LiveAgent', at: monday + 60_000 });

const setUp = (history: ConversationHistory | undefined = historyWith()) => {
  const clock = fixedClock(monday);
  const transcriptLinks = hmacTranscriptLinks({
    keys: async () => [{ id: 'k1', key: 'a key for tests' }],
    clock,
    days: 7,
    publicUrl: 'https://desk.example.com',
  });
  const handler = transcript({
    clock,
    transcriptLinks,
    telemetry: deliveryFakes(undefined).deps.telemetry,
    config: { brand: { name: 'LiveAgent', description: '', assistantName: '', site: '', tone: '' } },
    store: {
      findConversation: async (key) =>
        key.kind === 'transcript' && key.ref === target.ref ? 'liveagent:t1' : undefined,
      history: async () => history,
    },
  });
  const get = async (token: string): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = {
      routeKey: 'GET /transcripts/{token}',
      rawQueryString: '',
      headers: {},
      pathParameters: { token },
      requestContext: { http: { method: 'GET' } },
    } as unknown as APIGatewayProxyEventV2;
    return handler(event, {} as Context);
  };
  const tokenFor = async (signed = target) => (await transcriptLinks.sign(signed)).split('/').at(-1) ?? '';
  return { clock, get, tokenFor };
};

describe('GET /transcripts/{token}', () => {
  it('answers a good link with the page under a strict policy that fits its style', async () => {
    const { get, tokenFor } = setUp();
    const { statusCode, headers, body } = await get(await tokenFor());
    const style = /<style>([\s\S]*)<\/style>/.exec(body ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect({ statusCode, headers, body }).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'x-content-type-options': 'nosniff',
      },
      body: transcriptPage(historyWith(), { brand: 'LiveAgent', at: monday }),
    });
  });

  it('answers bad, expired, revoked, foreign and missing links with the very same 404', async () => {
    const good = setUp();
    const token = await good.tokenFor();
    const expired = setUp();
    expired.clock.advance(7 * 86_400_000);
    const revoked = historyWith();
    if (revoked.state?.case !== undefined) revoked.state.case.transcript = { ...target, nonce: 'nonce-2' };
    const { state: _, ...rest } = historyWith();
    const answers = await Promise.all([
      good.get(''),
      good.get('nonsense'),
      good.get(`${token}x`),
      good.get(await good.tokenFor({ ...target, nonce: 'nonce-2' })),
      good.get(await good.tokenFor({ ...target, ref: 'ref-2' })),
      expired.get(token),
      setUp(revoked).get(token),
      setUp({ ...rest, state: undefined }).get(token),
    ]);
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    expect(first?.body).toContain('<h1>Transcript not found</h1>');
    expect(answers).toEqual(answers.map(() => first));
  });

  it('answers 404 to every token with one character flipped', async () => {
    const { get, tokenFor } = setUp();
    const token = await tokenFor();
    const flipped = [...token].map((character, at) => {
      const other = character === 'A' ? 'B' : 'A';
      return `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    });
    const answers = await Promise.all(flipped.map(get));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });
});

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
