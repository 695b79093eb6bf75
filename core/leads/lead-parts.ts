import { plainLine } from '../text/plain-text.ts';
import { leadLimits } from './lead.ts';
import type { LeadQuestion } from './lead-question.ts';
import { countWords, findQuote, saysName } from './visitor-words.ts';

export const textsOf = (messages: LeadQuestion['visitorMessages']): string[] =>
  messages.map(({ text }) => text);

/** The visitor's own sentence. An address alone says nothing, so what stands around it must be two words or more. */
export const quoteIn = (given: string, visitorTexts: string[]): string | undefined => {
  const quote = findQuote(given, visitorTexts);
  if (quote === undefined || countWords(quote.replace(/\S*@\S*/g, ' | ')) < 2) return undefined;
  return plainLine(quote, leadLimits.quote);
};

/** The name if it is the visitor's own or the one the help desk knows. */
export const nameIn = ({ args, visitorMessages, sessionName }: LeadQuestion): string | undefined => {
  const name = plainLine(args.name ?? '', leadLimits.name);
  const known = plainLine(sessionName ?? '', leadLimits.name);
  if (name === '') return undefined;
  if (name.toLowerCase() === known.toLowerCase()) return known;
  const isName = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’. -]*$/u.test(name);
  return isName && saysName(name, textsOf(visitorMessages)) ? name : undefined;
};

/** The page as a mail may carry it, if there is one. */
export const pageOf = ({ page }: LeadQuestion): { page?: string } => {
  const address = plainLine(page ?? '', leadLimits.page);
  return address === '' ? {} : { page: address };
};
