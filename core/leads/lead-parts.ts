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

const knownName = ({ sessionName }: LeadQuestion): string => plainLine(sessionName ?? '', leadLimits.name);

/** The name that was passed, if it is the visitor's own or the one the help desk knows. */
export const nameIn = (question: LeadQuestion): string | undefined => {
  const { args, visitorMessages } = question;
  const name = plainLine(args.name ?? '', leadLimits.name);
  const known = knownName(question);
  if (name === '') return undefined;
  if (name.toLowerCase() === known.toLowerCase()) return known;
  const isName = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’. -]*$/u.test(name);
  return isName && saysName(name, textsOf(visitorMessages)) ? name : undefined;
};

/** The name that goes with a new lead. Further addresses are colleagues', so only the first takes what is known. */
export const nameOfNew = (question: LeadQuestion): string | undefined => {
  const { existing, queued } = question;
  const known = existing.length + queued.length === 0 ? knownName(question) : '';
  return nameIn(question) ?? (known === '' ? undefined : known);
};

/** The page as a mail may carry it, if there is one. */
export const pageOf = ({ page }: LeadQuestion): { page?: string } => {
  const address = plainLine(page ?? '', leadLimits.page);
  return address === '' ? {} : { page: address };
};
