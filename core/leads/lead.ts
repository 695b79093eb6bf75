import type { Instant } from '../instant.ts';

/** A qualified visitor with a use case and an e-mail address. */
export interface Lead {
  id: string;
  email: string;
  name?: string;
  page?: string;
  /** English. */
  useCase: string;
  /** English summary of the whole conversation. */
  summary: string;
  /** The visitor's exact sentence in which the interest was seen; of an update, the one that brings something new. */
  quote: string;
  at: Instant;
}

/** UTF-16 units of each part of a lead. */
export const leadLimits = { name: 100, page: 2000, useCase: 500, summary: 4000, quote: 500 } as const;

/** Marks a lead that the visitor added to: the same lead, in the mail thread of its first mail. */
export interface LeadUpdate {
  /** Sequence number of the effect that sent the lead first. */
  first: number;
  /** The use case as it was passed on before; absent where it still holds, or is not known any more. */
  useCaseBefore?: string;
}

/** What the team is to be mailed of one lead. */
export interface LeadNews {
  lead: Lead;
  update?: LeadUpdate;
}

/** What a conversation remembers of a lead it sent. Records written before there were updates lack the last three. */
export interface LeadRecord {
  id: string;
  /** Lower-cased address. */
  email: string;
  effect: number;
  /** Sequence number of the last message when the lead, or its last update, was accepted. */
  upTo?: number;
  /** Updates sent so far. */
  updates?: number;
  /** As last passed on. */
  told?: Pick<Lead, 'name' | 'useCase' | 'summary'>;
}
