import type { FrontdeskConfig } from '../config.ts';
import type { Case } from '../escalation/case.ts';
import { mailCase } from '../escalation/case-mail.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { mailWords } from '../escalation/unmailed-words.ts';
import { waitText } from '../escalation/wait-text.ts';
import { changeCase } from './change-hands.ts';
import { tagTicket } from './tag-ticket.ts';
import type { TurnDraft } from './turn-draft.ts';

/** The visitor is gone and nobody had come: the card says so, and where they left an address the team gets it. */
const abandon = (config: FrontdeskConfig, draft: TurnDraft, waiting: Case): void => {
  const waited = waitText(draft.at - waiting.openedAt);
  if (draft.state.visitor.email !== undefined && waiting.mailedAt === undefined) {
    mailCase(draft, waiting, {
      subject: 'A visitor left before anybody took the chat',
      lead: `The chat was closed after the visitor had waited ${waited}. They can be answered by e-mail.`,
    });
  }
  changeCase(
    draft,
    (open) => ({ ...open, status: 'resolved', abandonedAt: draft.at }),
    `The chat was closed while the visitor waited: nobody had taken it for ${waited}.`,
  );
  tagTicket(config, draft, 'abandoned');
};

/** Longer than the closing of a ticket is tried for. */
const closingMs = 10 * 60_000;

/** Whether it was Frontdesk that closed the ticket, after Resolve; it can come as late as the visitor's next words. */
const isOwnClosing = ({ state, at }: TurnDraft): boolean => {
  const { resolving } = state;
  delete state.resolving;
  return resolving !== undefined && at - resolving.at < closingMs;
};

/** The chat is over: nobody owns it any more, and whoever comes back to it meets the assistant. */
export const closeChat = (config: FrontdeskConfig, draft: TurnDraft): void => {
  const { state } = draft;
  // The case it was meant for is resolved: whatever is open now came after that.
  if (isOwnClosing(draft)) return;
  draft.unanswered.length = 0;
  if (state.owner.kind === 'teammate') {
    state.owner = { kind: 'assistant' };
    draft.takenBy = state.owner;
    draft.addMessage({ from: 'system', text: 'The chat was closed.', internal: true, passedTo: 'assistant' });
  }
  mailWords(draft);
  const open = openCaseOf(state);
  if (open?.status === 'waiting') abandon(config, draft, open);
  else if (open !== undefined) {
    changeCase(draft, (known) => ({ ...known, status: 'resolved' }), 'The chat was closed at the help desk.');
  }
};
