import type { Instant, Message } from '../conversation/conversation.ts';
import type { LeadNews, LeadRecord } from './lead.ts';

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
  /** The visitor's own messages, oldest first, picked questions left out. */
  visitorMessages: Pick<Message, 'seq' | 'text'>[];
  /** Sequence number of the last message before this turn's. */
  before: number;
  /** URL of the page the visitor is on. */
  page?: string | undefined;
  /** Page prefixes for which no lead is mailed. */
  suppressedPages: string[];
  /** Name that the help desk knows the visitor by. */
  sessionName?: string | undefined;
  /** Leads this conversation has sent. */
  existing: LeadRecord[];
  /** What was accepted in this very turn. */
  queued: LeadNews[];
  id: string;
  at: Instant;
}

/** `reason` is told to the model. */
export type LeadDecision =
  | ({ kind: 'accepted' } & LeadNews)
  | { kind: 'duplicate'; reason: string }
  | { kind: 'refused'; reason: string };
