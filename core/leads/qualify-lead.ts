import { longestEmailAddress, mailbox } from '../text/email-address.ts';
import { isPageUnder } from '../text/page-under.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { type LeadNews, leadLimits } from './lead.ts';
import { nameOfNew, pageOf, quoteIn, textsOf } from './lead-parts.ts';
import type { LeadDecision, LeadQuestion } from './lead-question.ts';
import { updateLead } from './update-lead.ts';
import { countWords, findAddress } from './visitor-words.ts';

/** Colleagues may be named too; more addresses than that are no lead but a flood. */
const leadsPerConversation = 3;

/** One mailbox, however its domain is spelled. */
const boxOf = (email: string): string => (mailbox(email) ?? email).toLowerCase();

const isFirst = ({ update }: LeadNews): boolean => update === undefined;

const refused = (reason: string): LeadDecision => ({ kind: 'refused', reason });

/**
 * Decides whether what the model takes for a lead is one. Nothing is mailed on the model's word alone: address,
 * quote and name must be the visitor's own.
 */
export const qualifyLead = (question: LeadQuestion): LeadDecision => {
  const { args, visitorMessages, page, suppressedPages, existing, queued, id, at } = question;
  if (page !== undefined && isPageUnder(page, suppressedPages)) {
    return refused(
      'No leads are sent from the page the visitor is on. Go on helping without an e-mail address.',
    );
  }
  const given = boxOf(args.email.trim());
  if (queued.some(({ lead }) => boxOf(lead.email) === given)) {
    return { kind: 'duplicate', reason: 'This address is queued already; the team will get one e-mail.' };
  }
  const record = existing.find((lead) => boxOf(lead.email) === given);
  if (record !== undefined) return updateLead(question, record);
  const visitorTexts = textsOf(visitorMessages);
  const email = addressIn(args.email, visitorTexts);
  if (email.kind === 'refused') return email;
  if (existing.length + queued.filter(isFirst).length >= leadsPerConversation) {
    return refused(
      'Enough addresses were passed on in this conversation. Go on helping without another one.',
    );
  }
  const useCase = plainLine(args.use_case, leadLimits.useCase);
  if (countWords(useCase) === 0) {
    return refused('use_case is empty; expected what the visitor would use the product for. Ask them.');
  }
  const summary = plainText(args.summary, leadLimits.summary);
  if (countWords(summary) === 0) return refused('summary is empty; expected the conversation in English.');
  const quote = quoteIn(args.quote, visitorTexts);
  if (quote === undefined) {
    return refused(
      'quote does not stand in what the visitor wrote; expected one of their sentences, two words or more, copied letter by letter.',
    );
  }
  const name = nameOfNew(question);
  return {
    kind: 'accepted',
    lead: {
      id,
      email: email.address,
      ...(name === undefined ? {} : { name }),
      ...pageOf(question),
      useCase,
      summary,
      quote,
      at,
    },
  };
};

const addressIn = (
  given: string,
  visitorTexts: string[],
): { kind: 'found'; address: string } | { kind: 'refused'; reason: string } => {
  const email = given.trim();
  if (email.length > longestEmailAddress || mailbox(email) === undefined) {
    return {
      kind: 'refused',
      reason: 'email is not one plain e-mail address such as name@example.com. Ask the visitor for it.',
    };
  }
  const address = findAddress(email, visitorTexts);
  if (address !== undefined && mailbox(address) !== undefined) return { kind: 'found', address };
  return {
    kind: 'refused',
    reason:
      'email was not written by the visitor in this conversation. Ask them for their address; never guess it.',
  };
};
