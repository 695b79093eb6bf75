import type { Clock, ConversationStore } from '../../core/ports.ts';

/** Opens a store on the same data at every call. */
export type OpenStore = (options: { retentionDays: number; clock: Clock }) => Promise<ConversationStore>;

let last = 0;
/** Tests share one table, so each has a conversation of its own. */
export const aConversation = (suffix = ''): string => {
  last += 1;
  return `liveagent:c${last}${suffix}`;
};
