import { parseHTML } from 'linkedom';
import type { Effect } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import { viewOfCase } from '../../../core/escalation/view-of-case.ts';
import { storyOf } from '../../../core/transcript/story.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, aMessage, anEffect, anInput, anna, aState, ben } from '../../factories/conversation.ts';
import { pageOf } from './history.ts';

const second = 1_000;
const view = (over: Parameters<typeof aCase>[0] = {}) =>
  viewOfCase('liveagent:t1', aState(), aCase({ openedAt: monday + 10 * second, ...over }));
const card = (over: Partial<Effect> = {}) =>
  anEffect({ status: 'sent', body: { kind: 'card', channel: 'C1', view: view() }, ...over });
const cardUpdate = (seq: number, over: Parameters<typeof aCase>[0], at = 0) =>
  card({ seq, createdAt: monday + at * second, body: { kind: 'card_update', card: 1, view: view(over) } });

const wordsOf = ({ inputs = [], effects = [] }: { inputs?: Input[]; effects?: Effect[] }) =>
  storyOf({ inputs: inputs.map((input) => ({ ...input, handled: true })), effects }).map(({ words }) =>
    words.map((part) => (typeof part === 'string' ? part : `[${part.name}]`)).join(''),
  );
const later = (seconds: number) => ({ at: monday + seconds * second });

describe('the story of a case', () => {
  it('tells who was called, who had it, how long that took and how it ended', () => {
    const words = wordsOf({
      effects: [
        card(),
        cardUpdate(4, { status: 'claimed', claimedBy: anna }, 100),
        cardUpdate(6, { status: 'assistant' }, 200),
        cardUpdate(8, { status: 'waiting', reason: 'anger', openedAt: monday + 300 * second }, 300),
        cardUpdate(9, { status: 'resolved' }, 8_000),
      ],
      inputs: [
        anInput({ kind: 'claimed', ...later(95) }),
        anInput({ kind: 'handed_back', ...later(199), by: ben }),
        anInput({ kind: 'claimed', ...later(7_800), teammate: ben }),
        anInput({ kind: 'resolved', ...later(7_900), by: { id: 'U1', name: ' ' } }),
      ],
    });
    expect(words).toEqual([
      'A person was called: The visitor asked for a person',
      'Claimed by [Anna Smith] after 1 min',
      'Handed back to the assistant by [Ben Jones]',
      'A person was called again: The visitor is upset',
      'Claimed by [Ben Jones] after 2 h 5 min',
      'Resolved by [a teammate]',
    ]);
  });

  it('tells how long nobody took it, and of every mail', () => {
    const mail = anEffect({
      seq: 5,
      createdAt: monday + 200 * second,
      status: 'sent',
      body: { kind: 'team_mail', subject: 'Nobody has taken a chat', text: '' },
    });
    const lead = {
      ...{ id: 'l', email: 'zoe@example.com', useCase: '', summary: '', quote: '', at: monday },
    };
    const leadMail = anEffect({
      seq: 6,
      createdAt: monday + 300 * second,
      status: 'failed',
      body: { kind: 'lead_mail', lead },
    });
    const update = anEffect({
      seq: 7,
      createdAt: monday + 301 * second,
      body: { kind: 'lead_mail', lead, update: { first: 6 } },
    });
    expect(
      wordsOf({
        effects: [card(), mail, leadMail, update],
        inputs: [
          anInput({ kind: 'timer_fired', ...later(55) }),
          anInput({ kind: 'called', ...later(60) }),
          anInput({ kind: 'delivery_failed', ...later(400) }),
          anInput({ kind: 'delivery_failed', ...later(401), what: 'card' }),
          anInput({ kind: 'closed', ...later(500) }),
          anInput({ kind: 'timer_fired', ...later(600) }),
        ],
      }),
    ).toEqual([
      'A person was called: The visitor asked for a person',
      'Nobody had taken it after 45 s',
      'The team was called once more by [Anna Smith]',
      'E-mail to the team: [Nobody has taken a chat]',
      'Lead e-mailed: [zoe@example.com] – this failed',
      'Addition to the lead e-mailed: [zoe@example.com] – not done yet',
      'A message to the visitor could not be delivered',
      'Slack did not take a message',
      'Closed at the help desk',
    ]);
  });

  it('leaves out the closing that Resolve brings about, and no other', () => {
    const resolved = (seconds: number) => anInput({ kind: 'resolved', ...later(seconds) });
    const closed = (seconds: number) => anInput({ kind: 'closed', ...later(seconds) });
    const timer = anInput({ kind: 'timer_fired', ...later(61) });
    const told = 'Resolved by [Anna Smith]';
    expect(wordsOf({ effects: [], inputs: [resolved(60), timer, closed(62)] })).toEqual([told]);
    const said = anInput({ kind: 'said', ...later(61) });
    expect(wordsOf({ effects: [], inputs: [resolved(60), said, closed(62)] })).toEqual([
      told,
      'Closed at the help desk',
    ]);
  });

  it('tells who answers at the help desk, once for each of them', () => {
    const said = (seconds: number, teammate = anna) =>
      anInput({ kind: 'teammate_said', via: 'liveagent', teammate, ...later(seconds) });
    expect(wordsOf({ inputs: [said(1), said(2), said(3, ben)] })).toEqual([
      'Taken by [Anna Smith], answering at the help desk',
      'Taken by [Ben Jones], answering at the help desk',
    ]);
    const claimed = anInput({ kind: 'claimed', ...later(1) });
    expect(wordsOf({ inputs: [claimed, said(2)] })).toEqual(['Claimed by [Anna Smith]']);
    const inSlack = anInput({ kind: 'teammate_said', ...later(1) });
    expect(wordsOf({ inputs: [inSlack] })).toEqual([]);
  });

  it('says so where the chat was taken at once', () => {
    expect(wordsOf({ effects: [card()], inputs: [anInput({ kind: 'claimed', ...later(10.9) })] })).toEqual([
      'A person was called: The visitor asked for a person',
      'Claimed by [Anna Smith] at once',
    ]);
  });

  it('takes the model’s brief once there is one', () => {
    const [call] = storyOf({
      inputs: [],
      effects: [card(), cardUpdate(5, { brief: 'Maya wants an invoice.' }, 12)],
    });
    expect(call?.brief).toBe('Maya wants an invoice.');
  });

  it('tells who wanted quiet and who revoked the links', () => {
    const snoozed = (seconds: number, length: number) =>
      anInput({ kind: 'snoozed', ...later(seconds), until: later(seconds + length).at });
    expect(
      wordsOf({
        inputs: [snoozed(1, 900), snoozed(2, 0), anInput({ kind: 'links_revoked', ...later(3), by: ben })],
      }),
    ).toEqual([
      'Snoozed for 15 min by [Anna Smith]',
      'Snooze ended by [Anna Smith]',
      'All links to this page revoked by [Ben Jones]',
    ]);
  });

  it('says that Slack never took the card', () => {
    expect(wordsOf({ effects: [card({ status: 'failed' })] })).toEqual([
      'A person was called: The visitor asked for a person – this failed',
    ]);
  });
});

const rows = (history: Partial<ConversationHistory>) =>
  [...parseHTML(pageOf(history)).document.querySelectorAll('.entry')].map((entry) =>
    entry.querySelector('.text, .what')?.firstChild?.textContent?.trim(),
  );

describe('where the story stands among the messages', () => {
  const said = (seq: number, seconds: number, over = {}) =>
    aMessage({ seq, text: `m${seq}`, at: monday + seconds * second, ...over });

  it('is before what was decided later, though the help desk’s clock is ahead', () => {
    expect(
      rows({
        effects: [card({ seq: 3 })],
        messages: [
          said(1, 0),
          said(2, 1, { from: 'assistant', effect: 2 }),
          said(3, 40),
          said(4, 10, { from: 'system', effect: 4 }),
        ],
      }),
    ).toEqual(['m1', 'm2', 'm3', 'A person was called: The visitor asked for a person', 'm4']);
  });

  it('follows the clock where nothing else tells', () => {
    expect(
      rows({
        inputs: [
          { ...anInput({ kind: 'claimed', ...later(20) }), handled: true },
          { ...anInput({ kind: 'resolved', ...later(90) }), handled: true },
        ],
        messages: [
          said(1, 0),
          said(2, 20),
          said(3, 20, { from: 'system', effect: 9 }),
          said(4, 30, { from: 'teammate', effect: 10 }),
        ],
      }),
    ).toEqual(['m1', 'm2', 'Claimed by', 'm3', 'm4', 'Resolved by']);
  });

  it('shows the brief and what was tried, folded', () => {
    const tried = [{ title: 'Pricing', url: 'https://www.liveagent.com/pricing/' }];
    const body = {
      kind: 'card' as const,
      channel: 'C1',
      view: view({ brief: 'Wants an invoice.\nTwice.', tried }),
    };
    const { document } = parseHTML(pageOf({ messages: [], effects: [card({ body })] }));
    const event = document.querySelector('.event');
    expect(event?.querySelector('.brief')?.outerHTML).toBe(
      '<p class="brief" dir="auto" lang="en">Wants an invoice.\nTwice.</p>',
    );
    expect(event?.querySelector('details summary')?.textContent).toBe('Sources tried (1)');
    expect(event?.querySelector('details a')?.getAttribute('href')).toBe(tried[0]?.url);
  });
});
