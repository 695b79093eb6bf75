import { parseHTML } from 'linkedom';
import { marked, type Token } from 'marked';
import type { Lead } from '../../../core/leads/lead.ts';

export const head = { from: 'frontdesk@example.com', to: ['sales@example.com'], brand: 'LiveAgent' };
export const lead: Lead = {
  id: 'q-7f_Ka93bXyz0',
  email: 'Anna_Smith@Example.com',
  name: 'Anna Smith',
  page: 'https://www.liveagent.com/pricing/?a=1&b=2',
  useCase: 'Ticketing for 20 agents',
  summary: 'Anna asked for prices.\n\nShe wants to buy.',
  quote: 'We want a ticket system for 20 agents.',
  at: 1_000,
};

/** Every kind of token that Markdown sees in the text part. */
export const kindsIn = (text: string): string[] => {
  const kinds: string[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => void kinds.push(token.type));
  return kinds;
};

export const elementsIn = (html: string): string[] => {
  return [...parseHTML(html).document.querySelectorAll('*')].map((element) => element.tagName.toLowerCase());
};

export const attributesIn = (html: string): string[] => {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('body *')].flatMap((element) =>
    [...element.attributes].map((attribute) => `${element.tagName.toLowerCase()} ${attribute.name}`),
  );
};
