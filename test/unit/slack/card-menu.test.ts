import { cardMessage } from '../../../adapters/team-chat/card-blocks.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, aState } from '../../factories/conversation.ts';

const links = { transcriptUrl: 'https://x.example/t', panelUrl: 'https://y.example/' };

const card = (over: Partial<CardView> = {}) =>
  cardMessage({ ...viewOfCase('liveagent:t1', aState(), aCase()), ...over }, links, false);

const menuOf = (over: Partial<CardView>) =>
  card(over).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          element.type === 'overflow' ? element.options.map(({ text, value }) => [text.text, value]) : [],
        )
      : [],
  );

const stateLine = (over: Partial<CardView>) => {
  const [, block] = card(over).blocks;
  return block?.type === 'context' ? block.elements[0]?.text : undefined;
};

const snooze = [
  ['Snooze for 15 minutes', 'case-1:snooze_15'],
  ['Snooze for 1 hour', 'case-1:snooze_60'],
];

describe('the menu of a card', () => {
  it('snoozes a case that waits, until business hours where there are any', () => {
    expect(menuOf({}).slice(0, 2)).toEqual(snooze);
    expect(menuOf({}).map(([, value]) => value)).not.toContain('case-1:snooze_opening');
    expect(menuOf({ hasHours: true })[2]).toEqual(['Snooze until business hours', 'case-1:snooze_opening']);
  });

  it('ends the snooze of a case that is snoozed', () => {
    expect(menuOf({ snoozedUntil: monday, hasHours: true })[2]).toEqual([
      'End the snooze',
      'case-1:snooze_end',
    ]);
  });

  it.each(['claimed', 'assistant', 'resolved'] as const)('snoozes no case that is %s', (status) => {
    expect(menuOf({ status }).filter(([, value]) => value?.includes('snooze'))).toEqual([]);
  });

  it.each(['waiting', 'claimed', 'assistant', 'resolved'] as const)(
    'sends and revokes links to the transcript of a case that is %s',
    (status) => {
      expect(menuOf({ status }).slice(-2)).toEqual([
        ['Send transcript again', 'case-1:transcript'],
        ['Revoke transcript links', 'case-1:revoke_links'],
      ]);
    },
  );

  it('is none where Slack never took the card', () => {
    expect(menuOf({ status: 'unreachable' })).toEqual([]);
  });

  it('stays within what Slack takes, with the longest ids there are', () => {
    const long = { caseId: 'i'.repeat(100), hasHours: true } as const;
    for (const over of [long, { ...long, snoozedUntil: monday }]) {
      expect(blockProblems(card(over).blocks)).toEqual([]);
    }
  });
});

describe('the state line of a card', () => {
  const at = '1772442000^{date_short_pretty} {time}';
  const ago = `<!date^${at} ({ago})|2026-03-02T09:00:00.000Z>`;

  it('keeps the time of waiting running', () => {
    expect(stateLine({})).toBe(`Waiting since ${ago}`);
  });

  it('tells until when the case is snoozed', () => {
    expect(stateLine({ snoozedUntil: monday })).toBe(
      `Waiting since ${ago} · snoozed until <!date^${at}|2026-03-02T09:00:00.000Z>`,
    );
  });

  it('tells when a case was claimed', () => {
    expect(stateLine({ status: 'claimed', claimedAt: monday })).toBe(`Opened ${ago} · claimed ${ago}`);
    expect(stateLine({ status: 'resolved' })).toBe(`Opened ${ago}`);
  });
});

describe('the quote of a card', () => {
  it('is left out where the visitor has not written anything', () => {
    expect(JSON.stringify(card({ quote: ' ' }))).not.toContain('Visitor’s words');
  });
});
