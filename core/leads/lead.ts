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
  /** The visitor's exact sentence in which the interest was seen. */
  quote: string;
  at: Instant;
}

/** What a conversation remembers of a lead it sent. */
export interface LeadRecord {
  id: string;
  /** Lower-cased address. */
  email: string;
  effect: number;
}
