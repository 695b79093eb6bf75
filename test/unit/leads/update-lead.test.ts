import type { LeadRecord } from '../../../core/leads/lead.ts';
import type { LeadQuestion } from '../../../core/leads/lead-question.ts';
import { qualifyLead } from '../../../core/leads/qualify-lead.ts';
import { rememberLead } from '../../../core/leads/remember-lead.ts';

const interest = 'We want a ticket system for 20 agents.';
const addition = 'We are 50 agents by now, and we need single sign-on.';

const told = { name: 'Anna', useCase: 'Ticketing for 20 agents', summary: 'Anna wants a ticket system.' };
const record: LeadRecord = {
  id: 'lead-0',
  email: 'anna@example.com',
  effect: 4,
  upTo: 5,
  told,
};

const question = (
  changes: Partial<LeadQuestion> = {},
  args: Partial<LeadQuestion['args']> = {},
): LeadQuestion => ({
  visitorMessages: [
    { seq: 3, text: `${interest} I am Anna.` },
    { seq: 5, text: 'Write to Anna@Example.com' },
    { seq: 7, text: addition },
  ],
  before: 6,
  page: 'https://www.liveagent.com/pricing/',
  suppressedPages: ['https://www.liveagent.com/directory/'],
  existing: [record],
  queued: [],
  id: 'lead-1',
  at: 9_000,
  ...changes,
  args: {
    email: 'anna@example.com',
    use_case: 'Ticketing for 50 agents with single sign-on',
    summary: 'Anna wants a ticket system. There are 50 agents, and they need single sign-on.',
    quote: addition,
    ...args,
  },
});

const known = 'This address was already passed on in this conversation.';
const notNew = {
  kind: 'duplicate',
  reason: `${known} To add to it, quote a sentence that the visitor wrote only after that, copied letter by letter.`,
};
const nothingNew = {
  kind: 'duplicate',
  reason: `${known} use_case and summary say nothing that was not passed on with it.`,
};

describe('updateLead', () => {
  it('adds to the same lead what the visitor wrote after it was sent', () => {
    expect(qualifyLead(question())).toEqual({
      kind: 'accepted',
      lead: {
        id: 'lead-0',
        email: 'Anna@Example.com',
        name: 'Anna',
        page: 'https://www.liveagent.com/pricing/',
        useCase: 'Ticketing for 50 agents with single sign-on',
        summary: 'Anna wants a ticket system. There are 50 agents, and they need single sign-on.',
        quote: addition,
        at: 9_000,
      },
      update: { first: 4, useCaseBefore: 'Ticketing for 20 agents' },
    });
  });

  it('names no earlier use case where it still holds', () => {
    expect(qualifyLead(question({}, { use_case: told.useCase }))).toMatchObject({ update: { first: 4 } });
    const decision = qualifyLead(question({}, { use_case: told.useCase }));
    expect(decision.kind === 'accepted' && decision.update).toEqual({ first: 4 });
  });

  it.each([
    ['the sentence of the lead', interest],
    ['a sentence with the address', 'Write to Anna@Example.com'],
    ['words nobody wrote', 'We will pay any price.'],
    ['words of two messages', 'Write to Anna@Example.com We are 50 agents'],
    ['one word', 'agents'],
    ['nothing', ''],
  ])('takes a call with %s as its quote for a duplicate', (_name, quote) => {
    expect(qualifyLead(question({}, { quote }))).toEqual(notNew);
  });

  it('takes a sentence that the visitor only repeats for a duplicate', () => {
    const { visitorMessages } = question();
    const repeated = [...visitorMessages, { seq: 9, text: `As I said: ${interest}` }];
    expect(qualifyLead(question({ visitorMessages: repeated }, { quote: interest }))).toEqual(notNew);
  });

  it('counts from the last update on', () => {
    expect(qualifyLead(question({ existing: [{ ...record, upTo: 7, updates: 1 }] }))).toEqual(notNew);
  });

  it.each([
    ['the same again', { use_case: told.useCase, summary: told.summary }],
    ['the same words in another order', { use_case: 'Agents: 20, ticketing!', summary: 'a ticket system' }],
    ['the name that is known', { use_case: told.useCase, summary: told.summary, name: 'Anna' }],
  ])('takes a call that says %s for a duplicate', (_name, args) => {
    expect(qualifyLead(question({}, args))).toEqual(nothingNew);
  });

  it.each([
    ['use case', { use_case: '…' }],
    ['summary', { summary: '\u0000' }],
  ])('takes a call with an empty %s for a duplicate', (_name, args) => {
    expect(qualifyLead(question({}, args))).toEqual({
      kind: 'duplicate',
      reason: `${known} To add to it, say in use_case and summary what it is about.`,
    });
  });

  it('passes on a name that came later', () => {
    const { name: _, ...nameless } = told;
    const visitorMessages = [...question().visitorMessages, { seq: 9, text: 'My name is Anna Lindqvist.' }];
    const decision = qualifyLead(
      question(
        { visitorMessages, existing: [{ ...record, told: nameless }] },
        { name: 'Anna Lindqvist', quote: 'My name is Anna Lindqvist.', use_case: told.useCase },
      ),
    );
    expect(decision).toMatchObject({ kind: 'accepted', lead: { name: 'Anna Lindqvist' } });
  });

  it.each([
    'ben@example.com',
    'anna@example.com.evil.example',
    'anna@example.com,spy@evil.example',
    'anna@example.com\r\nBcc: spy@evil.example',
  ])('updates nothing for %j', (email) => {
    expect(qualifyLead(question({}, { email })).kind).toBe('refused');
  });

  it('knows a mailbox in either spelling of its domain', () => {
    const existing = [{ ...record, email: 'jo@müller.de' }];
    const decision = qualifyLead(question({ existing }, { email: 'Jo@xn--mller-kva.de' }));
    expect(decision).toMatchObject({ kind: 'accepted', lead: { id: 'lead-0', email: 'jo@müller.de' } });
  });

  it('keeps to the address of the lead where the message with it is too far back to be read', () => {
    const visitorMessages = question().visitorMessages.slice(2);
    expect(qualifyLead(question({ visitorMessages }))).toMatchObject({
      kind: 'accepted',
      lead: { email: 'anna@example.com' },
    });
  });

  it('updates nothing from a suppressed page', () => {
    expect(qualifyLead(question({ page: 'https://www.liveagent.com/directory/x' })).kind).toBe('refused');
  });

  it('takes a record from before there were updates, and counts this turn’s messages as new', () => {
    const existing = [{ id: 'lead-0', email: 'anna@example.com', effect: 4 }];
    const decision = qualifyLead(question({ existing }));
    expect(decision).toMatchObject({ kind: 'accepted', lead: { id: 'lead-0' } });
    expect(decision.kind === 'accepted' && decision.update).toEqual({ first: 4 });
    expect(qualifyLead(question({ existing, before: 7 }))).toEqual(notNew);
  });

  it('updates a lead three times at most, whatever the visitor goes on to write', () => {
    let existing = [record];
    const decided: string[] = [];
    for (let n = 1; n <= 6; n += 1) {
      const text = `And also number${n} please`;
      const asked = question(
        { existing, visitorMessages: [{ seq: 10 * n, text }] },
        { quote: text, summary: `Anna needs number${n}.` },
      );
      const decision = qualifyLead(asked);
      decided.push(decision.kind);
      if (decision.kind !== 'accepted') continue;
      existing = rememberLead(existing, decision, { effect: 100 + n, upTo: 10 * n + 1 });
    }
    expect(decided).toEqual(['accepted', 'accepted', 'accepted', 'duplicate', 'duplicate', 'duplicate']);
    expect(existing).toEqual([
      {
        ...record,
        upTo: 31,
        updates: 3,
        told: {
          name: 'Anna',
          useCase: 'Ticketing for 50 agents with single sign-on',
          summary: 'Anna needs number3.',
        },
      },
    ]);
    expect(qualifyLead(question({ existing }))).toEqual({
      kind: 'duplicate',
      reason: `${known} Enough was added to it; the team has what it needs.`,
    });
  });
});
