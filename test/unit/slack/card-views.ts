import fc from 'fast-check';
import type { SlackMessageBody } from '../../../adapters/team-chat/card-blocks.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';

export const links = {
  transcriptUrl: 'https://frontdesk.example.com/transcripts/a.b-c?x=1&y=2',
  panelUrl: 'https://yours.example.com/agent/#Conversation;id=abc',
};

export const aView = (over: Partial<CardView> = {}): CardView => ({
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

export const buttons = ({ blocks }: SlackMessageBody) =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'button' ? [[element.action_id, element.text.text, element.value]] : [],
        )
      : [],
  );

/** Everything that stands between `<` and `>` anywhere in the message. */
export const sequences = (body: SlackMessageBody) => JSON.stringify(body).match(/<[^>]*>?/g) ?? [];

/** Our own: dates, and links to http addresses. */
export const ours = /^<(!date\^\d+\^[^|<>]*\|[^|<>]*|https?:\/\/[^|<>\s]+\|[^|<>]*)>$/;

export const attacks = [
  '<!here> <!channel> <!everyone>',
  '<@U0ANNASMITH> <!subteam^S0SUPPORT01>',
  '<https://evil.example|Log in>',
  '&lt;!here&gt; <!here',
  '@here @channel *bold* `code` ~x~',
  '<!date^1^{date}|x>',
];
export const hostileText = fc.oneof(
  fc.constantFrom(...attacks, '', ' \n', '\u0001\u202e'),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('<!here>', '&', '😀', 'a|b>', '\n', ' '), fc.integer({ min: 1, max: 4000 }))
    .map(([unit, times]) => unit.repeat(times)),
);
export const hostileView = fc
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
