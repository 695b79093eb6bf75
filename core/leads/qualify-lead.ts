import type { Instant } from '../conversation/conversation.ts';
import { longestEmailAddress, mailbox } from '../text/email-address.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import type { Lead, LeadRecord } from './lead.ts';
import { isSuppressedPage } from './suppressed-page.ts';
import { countWords, findAddress, findQuote, saysName } from './visitor-words.ts';

/** What the model passes to `notify_sales`. */
export interface NotifySales {
  email: string;
  name?: string | undefined;
  use_case: string;
  summary: string;
  quote: string;
}

export interface LeadQuestion {
  args: NotifySales;
  /** The visitor's own messages, picked questions left out. */
  visitorTexts: string[];
  /** URL of the page the visitor is on. */
  page?: string | undefined;
  /** Page prefixes for which no lead is mailed. */
  suppressedPages: string[];
  /** Name that the help desk knows the visitor by. */
  sessionName?: string | undefined;
  /** Leads this conversation has sent. */
  existing: LeadRecord[];
  id: string;
  at: Instant;
}

export type LeadDecision =
  | { kind: 'accepted'; lead: Lead }
  | { kind: 'duplicate'; record: LeadRecord }
  /** `reason` is told to the model. */
  | { kind: 'refused'; reason: string };

/** UTF-16 units of each part of a lead. */
export const leadLimits = { name: 100, page: 2000, useCase: 500, summary: 4000, quote: 500 } as const;

/** Colleagues may be named too; more addresses than that are no lead but a flood. */
const leadsPerConversation = 3;

const refused = (reason: string): LeadDecision => ({ kind: 'refused', reason });

/**
 * Decides whether what the model takes for a lead is one. Nothing is mailed on the model's word alone: address,
 * quote and name must be the visitor's own.
 */
export const qualifyLead = (question: LeadQuestion): LeadDecision => {
  const { args, visitorTexts, page, suppressedPages, existing, id, at } = question;
  if (page !== undefined && isSuppressedPage(page, suppressedPages)) {
    return refused(
      'No leads are sent from the page the visitor is on. Go on helping without an e-mail address.',
    );
  }
  const email = addressIn(args.email, visitorTexts);
  if (email.kind === 'refused') return email;
  const record = existing.find((lead) => lead.email === email.address.toLowerCase());
  if (record !== undefined) return { kind: 'duplicate', record };
  if (existing.length >= leadsPerConversation) {
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
  const name = nameIn(question);
  const address = page === undefined ? '' : plainLine(page, leadLimits.page);
  return {
    kind: 'accepted',
    lead: {
      id,
      email: email.address,
      ...(name === undefined ? {} : { name }),
      ...(address === '' ? {} : { page: address }),
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

const quoteIn = (given: string, visitorTexts: string[]): string | undefined => {
  const quote = findQuote(given, visitorTexts);
  return quote === undefined || countWords(quote) < 2 ? undefined : plainLine(quote, leadLimits.quote);
};

const nameIn = ({ args, visitorTexts, sessionName }: LeadQuestion): string | undefined => {
  const name = plainLine(args.name ?? '', leadLimits.name);
  const known = plainLine(sessionName ?? '', leadLimits.name);
  if (name === '') return undefined;
  if (name.toLowerCase() === known.toLowerCase()) return known;
  return /^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’. -]*$/u.test(name) && saysName(name, visitorTexts)
    ? name
    : undefined;
};
