import { learnInputs, rememberLearned } from '../../../core/conversation/learn-inputs.ts';
import type {
  HelpDeskConversation,
  HelpDeskMessage,
} from '../../../core/help-desk/help-desk-conversation.ts';
import { monday } from '../../factories/clock.ts';
import { aState } from '../../factories/conversation.ts';

const carla = { id: 'liveagent:agent7', name: 'Carla' };
const said = (n: number, at = monday + n * 1000): HelpDeskMessage => ({
  id: `m${n}`,
  at,
  text: `Message ${n}`,
  from: { kind: 'visitor' },
});
const answered = (n: number, at = monday + n * 1000): HelpDeskMessage => ({
  ...said(n, at),
  from: { kind: 'agent', agent: carla },
});
/** When the help desk is asked. */
const now = monday + 3_600_000;
const told = (messages: HelpDeskMessage[], status: 'open' | 'closed' = 'open'): HelpDeskConversation => ({
  ticketId: 'tick1234',
  status,
  contactId: 'contact1',
  visitor: { name: 'Zoé' },
  createdAt: monday,
  messages,
});
const ids = (inputs: { id: string }[]) => inputs.map(({ id }) => id);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('what the help desk tells', () => {
  it('opens a new conversation with what it knows of the visitor', () => {
    const visitor = { language: 'fr', page: 'https://x.example/', visitor: { email: 'zoe@example.org' } };
    expect(learnInputs(undefined, told([said(1), answered(2)]), visitor, now)).toEqual([
      {
        id: 'opened',
        at: monday,
        kind: 'opened',
        visitor: { name: 'Zoé', email: 'zoe@example.org' },
        page: 'https://x.example/',
        language: 'fr',
      },
      { id: 'message:m1', at: monday + 1000, kind: 'said', text: 'Message 1' },
      {
        id: 'message:m2',
        at: monday + 2000,
        kind: 'teammate_said',
        via: 'liveagent',
        teammate: carla,
        text: 'Message 2',
      },
    ]);
  });

  it('opens one of which nothing is known', () => {
    expect(learnInputs(undefined, { ...told([]), visitor: {} }, undefined, now)).toEqual([
      { id: 'opened', at: monday, kind: 'opened', visitor: {} },
    ]);
  });

  it('is learned once, also where an earlier message comes late', () => {
    const state = aState();
    rememberLearned(state, learnInputs(state, told([said(1), said(3)]), undefined, now));
    expect(ids(learnInputs(state, told([said(1), said(2), said(3)]), undefined, now))).toEqual([
      'message:m2',
    ]);
  });

  it('stays learned within bounds over 500 messages', () => {
    const state = aState();
    const all = numbers(1, 500).map((n) => said(n));
    for (let end = 20; end <= 500; end += 20) {
      const learned = learnInputs(state, told(all.slice(0, end)), undefined, now);
      expect(ids(learned)).toEqual(numbers(end - 19, end).map((n) => `message:m${n}`));
      rememberLearned(state, learned);
    }
    expect({
      kept: ids(state.seen),
      seenUpTo: state.seenUpTo,
      again: learnInputs(state, told(all), undefined, now),
      late: ids(learnInputs(state, told([...all, said(501), said(502, monday + 400_500)]), undefined, now)),
    }).toEqual({
      kept: numbers(301, 500).map((n) => `message:m${n}`),
      seenUpTo: monday + 300_000,
      again: [],
      late: ['message:m501', 'message:m502'],
    });
  });

  it('forgets a whole second at once, so that none of it is learned again', () => {
    const state = aState();
    const at = (n: number) => monday + Math.floor(n / 50) * 1000;
    const all = numbers(0, 299).map((n) => said(n, at(n)));
    rememberLearned(state, learnInputs(state, told(all), undefined, now));
    expect([state.seen.length, state.seenUpTo]).toEqual([200, monday + 1000]);
    const more = [...all, said(300, at(299))];
    rememberLearned(state, learnInputs(state, told(more), undefined, now));
    expect([state.seen.length, state.seenUpTo]).toEqual([151, monday + 2000]);
    expect(learnInputs(state, told(more), undefined, now)).toEqual([]);
  });

  it('does not keep opening and closing among the messages', () => {
    const state = aState();
    rememberLearned(state, [
      { id: 'opened', at: monday, kind: 'opened', visitor: {} },
      { id: 'status:closed:1', at: monday, kind: 'closed' },
    ]);
    expect([state.seen, state.seenUpTo]).toEqual([[], 0]);
  });
});

describe('that a chat was closed', () => {
  const state = aState({ version: 4 });
  const closing = (messages: HelpDeskMessage[], of = state) =>
    learnInputs(of, told(messages, 'closed'), undefined, now).filter(({ kind }) => kind === 'closed');

  it('is learned once, and a chat that was over before is left alone', () => {
    expect(closing([])).toEqual([{ id: 'status:closed:4', at: now, kind: 'closed' }]);
    expect(closing([], aState({ closed: true }))).toEqual([]);
    expect(learnInputs(undefined, told([], 'closed'), undefined, now)).toEqual([]);
  });

  it.each([
    [
      'when it is heard of, where nothing else is new',
      [said(1)],
      { ...state, seen: [{ id: 'message:m1', at: monday + 1000 }] },
      now - monday,
    ],
    ['before new words of the visitor', [said(5), said(6)], state, 4999],
    ['with what an agent wrote last', [said(5), answered(6)], state, 6000],
    ['before words that came after the agent', [answered(5), said(6)], state, 5000],
  ])('is placed %s', (_name, messages, of, after) => {
    expect(closing(messages, of)).toEqual([{ id: 'status:closed:4', at: monday + after, kind: 'closed' }]);
  });
});
