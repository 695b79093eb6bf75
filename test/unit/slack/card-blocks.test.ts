import fc from 'fast-check';
import { cardMessage } from '../../../adapters/team-chat/card-blocks.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { aView, buttons, hostileView, links, ours, sequences } from './card-views.ts';

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

  it('names LiveAgent alone where there is no link to the transcript', () => {
    const { blocks } = cardMessage(aView(), { panelUrl: links.panelUrl }, true);
    const told = blocks.flatMap((block) =>
      block.type === 'section' && 'text' in block && block.text.text.includes('Open in LiveAgent')
        ? [block.text.text]
        : [],
    );
    expect(told).toEqual(['<https://yours.example.com/agent/#Conversation;id=abc|Open in LiveAgent>']);
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
