import type { Instant, Teammate, Visitor } from '../conversation/conversation.ts';
import type { SharedFile } from '../files/shared-file.ts';

/** A conversation as the help desk tells it. */
export interface HelpDeskConversation {
  ticketId: string;
  status: 'open' | 'closed';
  contactId: string | undefined;
  visitor: Visitor;
  /** Id of the department it lies with. */
  department?: string;
  createdAt: Instant;
  /** By creation time. Messages Frontdesk itself posted are left out. */
  messages: HelpDeskMessage[];
}

export interface HelpDeskMessage {
  id: string;
  at: Instant;
  /** Plain text; empty where there are files only. */
  text: string;
  files?: SharedFile[];
  from: { kind: 'visitor' } | { kind: 'agent'; agent: Teammate };
}

/** What the help desk knows of the visitor beyond the ticket. */
export interface HelpDeskVisitor {
  language?: string;
  page?: string;
  visitor: Visitor;
}

/** What a list of the help desk tells of a chat that has changed. */
export interface ChangedChat {
  ticketId: string;
  status: 'open' | 'closed';
  department?: string;
  createdAt: Instant;
  /** By whomever, Frontdesk included. */
  changedAt: Instant;
}
