import { plainLine, plainText } from '../text/plain-text.ts';
import { type Lead, type LeadRecord, leadLimits } from './lead.ts';
import { nameIn, pageOf, quoteIn, textsOf } from './lead-parts.ts';
import type { LeadDecision, LeadQuestion } from './lead-question.ts';
import { findAddress, wordsOf } from './visitor-words.ts';

/** A thread that sales can still read at a glance. */
const updatesPerLead = 3;

const duplicate = (why: string): LeadDecision => ({
  kind: 'duplicate',
  reason: `This address was already passed on in this conversation. ${why}`,
});

const told = ({ name = '', useCase, summary }: Pick<Lead, 'name' | 'useCase' | 'summary'>): string[] =>
  wordsOf(`${name} | ${useCase} | ${summary}`.toLowerCase());

const saysMore = (now: Lead, before: LeadRecord['told']): boolean => {
  if (before === undefined) return true;
  const known = new Set(told(before));
  return told(now).some((word) => !known.has(word));
};

/** A sentence that the visitor wrote after the lead was passed on, and had not written before. */
const newQuote = (question: LeadQuestion, record: LeadRecord): string | undefined => {
  const { args, visitorMessages, before } = question;
  // Older records do not know how far they reach; what came in this turn is certainly newer.
  const upTo = record.upTo ?? before;
  const earlier = textsOf(visitorMessages.filter(({ seq }) => seq <= upTo));
  if (quoteIn(args.quote, earlier) !== undefined) return undefined;
  return quoteIn(args.quote, textsOf(visitorMessages.filter(({ seq }) => seq > upTo)));
};

/**
 * Decides whether a second call for a lead's address brings something new. The recipient stays, the lead stays the
 * same, and its address needs no second proof: the visitor wrote it before the lead was sent.
 */
export const updateLead = (question: LeadQuestion, record: LeadRecord): LeadDecision => {
  const { args, visitorMessages, at } = question;
  const updates = record.updates ?? 0;
  if (updates >= updatesPerLead) return duplicate('Enough was added to it; the team has what it needs.');
  const quote = newQuote(question, record);
  if (quote === undefined) {
    return duplicate(
      'To add to it, quote a sentence that the visitor wrote only after that, copied letter by letter.',
    );
  }
  const name = nameIn(question) ?? record.told?.name;
  const lead: Lead = {
    id: record.id,
    email: findAddress(record.email, textsOf(visitorMessages)) ?? record.email,
    ...(name === undefined ? {} : { name }),
    ...pageOf(question),
    useCase: plainLine(args.use_case, leadLimits.useCase),
    summary: plainText(args.summary, leadLimits.summary),
    quote,
    at,
  };
  if ([lead.useCase, lead.summary].some((text) => wordsOf(text).length === 0)) {
    return duplicate('To add to it, say in use_case and summary what it is about.');
  }
  if (!saysMore(lead, record.told)) {
    return duplicate('use_case and summary say nothing that was not passed on with it.');
  }
  const useCaseBefore = record.told?.useCase;
  const changed = useCaseBefore !== undefined && useCaseBefore !== lead.useCase;
  return {
    kind: 'accepted',
    lead,
    update: { first: record.effect, ...(changed ? { useCaseBefore } : {}) },
  };
};
