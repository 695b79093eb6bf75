import type { LeadQuestion } from '../../../core/leads/lead-question.ts';
import { qualifyLead } from '../../../core/leads/qualify-lead.ts';

export const said = [
  "Hi, I'm Anna Smith.",
  'We want  a ticket system for 20 agents.\nMy mail: Anna.Smith@Example.com!',
];

export const question = (
  { visitorTexts = said, ...changes }: Partial<LeadQuestion> & { visitorTexts?: string[] } = {},
  args: Partial<LeadQuestion['args']> = {},
): LeadQuestion => ({
  visitorMessages: visitorTexts.map((text, i) => ({ seq: 2 * (i + 1), text })),
  before: 3,
  queued: [],
  page: 'https://www.liveagent.com/pricing/',
  suppressedPages: ['https://www.liveagent.com/directory/'],
  existing: [],
  id: 'lead-1',
  at: 1_000,
  ...changes,
  args: {
    email: 'anna.smith@example.com',
    name: 'Anna Smith',
    use_case: 'Ticketing for 20 agents',
    summary: 'Anna asked for a ticket system.',
    quote: 'We want a ticket system for 20 agents.',
    ...args,
  },
});

export const leadOf = (asked: LeadQuestion) => {
  const decision = qualifyLead(asked);
  if (decision.kind !== 'accepted') throw new Error(`expected accepted, got ${JSON.stringify(decision)}`);
  return decision.lead;
};

export const notAnAddress = {
  kind: 'refused',
  reason: 'email is not one plain e-mail address such as name@example.com. Ask the visitor for it.',
};
export const notWritten = {
  kind: 'refused',
  reason:
    'email was not written by the visitor in this conversation. Ask them for their address; never guess it.',
};
export const notQuoted = {
  kind: 'refused',
  reason:
    'quote does not stand in what the visitor wrote; expected one of their sentences, two words or more, copied letter by letter.',
};
