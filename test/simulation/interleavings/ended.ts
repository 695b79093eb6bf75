import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import type { Chat } from './act.ts';

/** What is left of one conversation when all is quiet. */
export interface Ended {
  chat: Chat;
  history: ConversationHistory;
}
