import type { ConversationId } from '../conversation/conversation.ts';
import { ticketIdOf } from '../escalation/view-of-case.ts';
import type { TeamMail } from './team-mail.ts';

/** What the team is mailed where nothing else is left to be done about a conversation. */
export const unhandledMail = (conversation: ConversationId): TeamMail => ({
  kind: 'team_mail',
  subject: 'A chat could not be handled',
  text: [
    'Frontdesk failed on a chat and could not call anybody in Slack for it. Its visitor has no answer and was told nothing.',
    'Please read it in LiveAgent and answer there.',
  ].join('\n\n'),
  ticketId: ticketIdOf(conversation),
});
