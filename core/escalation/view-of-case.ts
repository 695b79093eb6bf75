import type { ConversationId, ConversationState } from '../conversation/conversation.ts';
import { isPanelAgent } from '../conversation/teammate.ts';
import type { CardView } from './card-view.ts';
import type { Case } from './case.ts';

export const ticketIdOf = (conversation: ConversationId): string =>
  conversation.slice(conversation.indexOf(':') + 1);

/** What the card of a case shows now. */
export const viewOfCase = (conversation: ConversationId, state: ConversationState, of: Case): CardView => ({
  caseId: of.id,
  status: of.status,
  reason: of.reason,
  brief: of.brief,
  quote: of.quote,
  ...(of.quoteTranslation === undefined ? {} : { quoteTranslation: of.quoteTranslation }),
  language: state.language,
  ...(state.page === undefined ? {} : { page: state.page }),
  visitor: state.visitor,
  tried: of.tried,
  openedAt: of.openedAt,
  ...(of.claimedBy === undefined ? {} : { claimedBy: of.claimedBy.name }),
  ...(of.claimedBy !== undefined && isPanelAgent(of.claimedBy) ? { inPanel: true } : {}),
  ...(of.claimedAt === undefined ? {} : { claimedAt: of.claimedAt }),
  ...(of.status === 'claimed' && of.silence?.remindedAt !== undefined
    ? { waitingSince: of.silence.since }
    : {}),
  ...(of.status === 'waiting' && of.snoozedUntil !== undefined ? { snoozedUntil: of.snoozedUntil } : {}),
  ...(of.hasHours === undefined ? {} : { hasHours: of.hasHours }),
  ...(of.abandonedAt === undefined ? {} : { abandonedAt: of.abandonedAt }),
  transcript: of.transcript,
  ticketId: ticketIdOf(conversation),
});
