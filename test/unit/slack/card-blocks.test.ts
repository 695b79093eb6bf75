import fc from 'fast-check';
import { cardMessage, type SlackMessageBody } from '../../../adapters/team-chat/card-blocks.ts';
import {
  askToTakeMessage,
  threadMessage,
  whisperMessage,
} from '../../../adapters/team-chat/thread-blocks.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';

const links = {
  transcriptUrl: 'https://frontdesk.example.com/transcripts/a.b-c?x=1&y=2',
  panelUrl: 'https://yours.example.com/agent/#Conversation;id=abc',
};

const aView = (over: Partial<CardView> = {}): CardView => ({
  caseId: 'case-1',
  status: 'waiting',
  reason: 'asked_for_person',
  brief: 'Wants to move 40 agents.',
  quote: 'Can I talk to a human?',
  language: 'sk',
  page: 'https://www.example.com/pricing/',
  visitor: { name: 'Maya', email: 'maya@example.com' },
  tried: [{ title: 'Pricing', url: 'https://www.example.com/pricing/?a=1&b=2' }],
  openedAt: Date.UTC(2026, 10, 20, 10),
  transcript: { ref: 'ref', nonce: 'nonce' },
  ticketId: 'ticket-1',
  ...over,
});

const buttons = ({ blocks }: SlackMessageBody) =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'button' ? [[element.action_id, element.text.text, element.value]] : [],
        )
      : [],
  );

/** Everything that stands between `<` and `>` anywhere in the message. */
const sequences = (body: SlackMessageBody) => JSON.stringify(body).match(/<[^>]*>?/g) ?? [];

/** Our own: dates, and links to http addresses. */
const ours = /^<(!date\^\d+\^[^|<>]*\|[^|<>]*|https?:\/\/[^|<>\s]+\|[^|<>]*)>$/;

const attacks = [
  '<!here> <!channel> <!everyone>',
  '<@U0ANNASMITH> <!subteam^S0SUPPORT01>',
  '<https://evil.example|Log in>',
  '&lt;!here&gt; <!here',
  '@here @channel *bold* `code` ~x~',
  '<!date^1^{date}|x>',
];
const hostileText = fc.oneof(
  fc.constantFrom(...attacks, '', ' \n', '\u0001\u202e'),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('<!here>', '&', '😀', 'a|b>', '\n', ' '), fc.integer({ min: 1, max: 4000 }))
    .map(([unit, times]) => unit.repeat(times)),
);
const hostileView = fc
  .record({
    status: fc.constantFrom(
      'waiting' as const,
      'claimed' as const,
      'assistant' as const,
      'resolved' as const,
    ),
    brief: hostileText,
    quote: hostileText,
    language: hostileText,
    page: hostileText,
    visitor: fc.record({ name: hostileText, email: hostileText }),
    claimedBy: hostileText,
    snoozedUntil: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    hasHours: fc.constant(true as const),
    tried: fc.array(
      fc.record({
        title: hostileText,
        url: fc.oneof(
          hostileText,
          hostileText.map((text) => `https://x.example/${text}`),
        ),
      }),
      { maxLength: 30 },
    ),
  })
  .map(aView);

describe('cardMessage', () => {
  it('tells what a teammate needs to decide', () => {
    expect(cardMessage(aView(), links, true)).toEqual({
      text: 'A visitor is waiting for a person: The visitor asked for a person',
      blocks: [
        {
          type: 'header',
          text: { type: 'plain_text', text: 'A visitor is waiting for a person', emoji: true },
        },
        {
          type: 'context',
          elements: [
            {
              type: 'mrkdwn',
              text: 'Waiting since <!date^1795168800^{date_short_pretty} {time} ({ago})|2026-11-20T10:00:00.000Z>',
            },
          ],
        },
        {
          type: 'section',
          fields: [
            { type: 'plain_text', text: 'Reason\nThe visitor asked for a person', emoji: true },
            { type: 'plain_text', text: 'Language\nSlovak', emoji: true },
            { type: 'plain_text', text: 'Visitor\nMaya · maya@example.com', emoji: true },
            { type: 'plain_text', text: 'Page\nhttps://www.example.com/pricing/', emoji: true },
          ],
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '*Brief*' }] },
        { type: 'section', text: { type: 'plain_text', text: 'Wants to move 40 agents.', emoji: true } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '*Visitor’s words*' }] },
        { type: 'section', text: { type: 'plain_text', text: '“Can I talk to a human?”', emoji: true } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '*Sources tried*' }] },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '• <https://www.example.com/pricing/?a=1&amp;b=2|Pricing>' },
        },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: '<https://frontdesk.example.com/transcripts/a.b-c?x=1&amp;y=2|Transcript> · <https://yours.example.com/agent/#Conversation;id=abc|Open in LiveAgent>',
          },
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'take',
              text: { type: 'plain_text', text: 'Take it', emoji: false },
              value: 'case-1',
              style: 'primary',
            },
            {
              type: 'button',
              action_id: 'resolve',
              text: { type: 'plain_text', text: 'Resolve', emoji: false },
              value: 'case-1',
            },
            {
              type: 'button',
              action_id: 'call_team',
              text: { type: 'plain_text', text: 'Call the team', emoji: false },
              value: 'case-1',
            },
            expect.objectContaining({ type: 'overflow', action_id: 'more' }),
          ],
        },
      ],
    });
  });

  it.each([
    ['waiting' as const, 'A visitor is waiting for a person', ['take', 'resolve', 'call_team']],
    ['claimed' as const, 'Claimed by Ben &amp; Co', ['hand_back', 'resolve', 'call_team']],
    ['assistant' as const, 'With the assistant again', ['take', 'resolve', 'call_team']],
    ['resolved' as const, 'Resolved', []],
    ['unreachable' as const, 'The team was told by e-mail', ['take']],
  ])('shows the state and the buttons of a case that is %s', (status, title, actions) => {
    const card = cardMessage(aView({ status, claimedBy: 'Ben & Co' }), links, false);
    expect(card.blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: title, emoji: true },
    });
    expect(buttons(card).map(([action]) => action)).toEqual(actions);
  });

  it('tells of a visitor who waits for the answer of whoever has the chat', () => {
    const at = Date.parse('2026-11-20T10:05:00.000Z');
    const view = aView({ status: 'claimed', claimedAt: at - 60_000, waitingSince: at });
    const state = JSON.stringify(cardMessage(view, links, false).blocks[1]);
    expect(state).toContain('· visitor waiting for an answer since <!date^1795169100^');
    expect(JSON.stringify(cardMessage({ ...view, status: 'waiting' }, links, false))).not.toContain(
      'waiting for an answer',
    );
  });

  it('names the button that gives a chat back', () => {
    expect(buttons(cardMessage(aView({ status: 'claimed' }), links, false))[0]).toEqual([
      'hand_back',
      'Hand back to assistant',
      'case-1',
    ]);
  });

  it('mentions once in blocks and once in the text, alone with our own words', () => {
    const card = cardMessage(
      aView({ mention: '<!here>', quote: '<!here> @here', brief: '<!here>' }),
      links,
      true,
    );
    expect(card.text).toBe('<!here> A visitor is waiting for a person: The visitor asked for a person');
    const live = card.blocks.filter((block) => JSON.stringify(block).includes('<!here>'));
    expect(live).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: '<!here>' } }]);
  });

  it('mentions nobody in an update', () => {
    expect(JSON.stringify(cardMessage(aView({ mention: '<!here>' }), links, false))).not.toContain('<!here>');
  });

  it('shows a source without a web address as words only', () => {
    const card = cardMessage(
      aView({ tried: [{ title: 'Bad <!here>', url: 'javascript:alert(1)' }] }),
      links,
      false,
    );
    expect(JSON.stringify(card)).toContain('• Bad &lt;!here&gt;"');
    expect(JSON.stringify(card)).not.toContain('javascript');
  });

  it('stays within every limit and lets nothing live through, whatever it holds', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        const card = cardMessage(view, links, true);
        expect(blockProblems(card.blocks)).toEqual([]);
        expect(card.text.length).toBeGreaterThan(0);
        expect(card.text.length).toBeLessThanOrEqual(3000);
        expect(sequences(card).filter((sequence) => !ours.test(sequence))).toEqual([]);
        expect(JSON.stringify(card).isWellFormed()).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('threadMessage', () => {
  it('says who speaks and shows the words as plain text', () => {
    expect(threadMessage({ from: 'visitor', text: 'Is <!here> free & fast?', name: 'Maya' })).toEqual({
      text: 'Maya: Is &lt;!here&gt; free &amp; fast?',
      blocks: [
        { type: 'context', elements: [{ type: 'plain_text', text: 'Maya', emoji: true }] },
        {
          type: 'section',
          text: { type: 'plain_text', text: 'Is &lt;!here&gt; free &amp; fast?', emoji: true },
        },
      ],
    });
    expect(threadMessage({ from: 'assistant', text: 'Yes.' }).text).toBe('Assistant: Yes.');
    expect(threadMessage({ from: 'visitor', text: 'Hi' }).text).toBe('Visitor: Hi');
  });

  it('puts a mention into a block of its own', () => {
    const { text, blocks } = threadMessage({
      from: 'system',
      text: 'Quote: <!here>',
      mention: '<!subteam^S1>',
    });
    expect(text).toBe('<!subteam^S1> A visitor needs a person');
    expect(blocks[0]).toEqual({ type: 'section', text: { type: 'mrkdwn', text: '<!subteam^S1>' } });
    expect(JSON.stringify(blocks).match(/<!/g)).toHaveLength(1);
  });

  it('stays within every limit and lets nothing live through', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, name) => {
        for (const body of [
          threadMessage({ from: 'visitor', text, name }),
          whisperMessage(text),
          askToTakeMessage({ draft: text, inputId: 'slack:C1:1.0', caseId: 'case-1' }),
        ]) {
          expect(blockProblems(body.blocks)).toEqual([]);
          expect(body.blocks.length).toBeGreaterThan(0);
          expect(body.text.length).toBeGreaterThan(0);
          expect(body.text.length).toBeLessThanOrEqual(3000);
          expect(sequences(body)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('askToTakeMessage', () => {
  it('says who has the chat, as plain words', () => {
    const asked = (holder?: string) =>
      askToTakeMessage({
        draft: 'x',
        inputId: 'i',
        caseId: 'c',
        ...(holder === undefined ? {} : { holder }),
      });
    expect(asked().text).toBe(
      'Nobody has taken this chat, so your message has not been sent to the visitor.',
    );
    expect([asked('Carla <!here>').text, blockProblems(asked('C'.repeat(9_000)).blocks)]).toEqual([
      'Carla &lt;!here&gt; is answering this chat in LiveAgent, so your message has not been sent to the visitor.',
      [],
    ]);
  });

  it('refuses ids that no button can carry', () => {
    expect(() => askToTakeMessage({ draft: 'x', inputId: 'i'.repeat(2000), caseId: 'c' })).toThrow(
      'the case and input ids have 2002 characters; a button takes 2000',
    );
  });
});

describe('files in the thread', () => {
  const post = (files: { name: string; url?: string }[], text = '') =>
    threadMessage({ from: 'visitor', name: 'Zoe', text, files });

  it('stand below the words, each by name with its link', () => {
    const files = [{ name: 'a.png', url: 'https://yours.ladesk.com/f?a=1&b=2' }, { name: 'b.pdf' }];
    expect(post(files, 'See here')).toEqual({
      text: 'Zoe: See here',
      blocks: [
        { type: 'context', elements: [{ type: 'plain_text', text: 'Zoe', emoji: true }] },
        { type: 'section', text: { type: 'plain_text', text: 'See here', emoji: true } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '📎 <https://yours.ladesk.com/f?a=1&amp;b=2|a.png>' },
        },
        { type: 'section', text: { type: 'plain_text', text: '📎 b.pdf', emoji: true } },
      ],
    });
    expect(post(files).text).toBe('Zoe: [file: a.png]\n[file: b.pdf]');
  });

  it('carry no markup in their names or addresses', () => {
    const hostile = { name: '<!channel>|x *b*>', url: 'https://x.example/|<!here>' };
    const { blocks, text } = post([hostile, { name: '<@U0ANNASMITH>', url: 'javascript:alert(1)' }]);
    const written = blocks.slice(1).map((block) => JSON.stringify(block));
    expect(written[0]).toContain('<https://x.example/%7C%3C!here%3E|&lt;!channel&gt; x *b*&gt;>');
    expect(written[1]).toContain('"plain_text","text":"📎 &lt;@U0ANNASMITH&gt;"');
    expect(text).not.toMatch(/[<>]/);
  });
});
