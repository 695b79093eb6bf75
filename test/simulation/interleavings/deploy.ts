import type { ConversationState } from '../../../core/conversation/conversation.ts';
import type { QueueMessage } from '../../../core/messages.ts';
import type { World } from './world.ts';

/** What earlier releases did not write, as far as nothing else tells of it. */
const olderState = ({ case: open, ...state }: ConversationState): ConversationState => {
  if (open === undefined) return state;
  const { briefed: _briefed, hasHours: _hours, calls: _calls, claimedAfter: _after, ...older } = open;
  return { ...state, case: older };
};

const olderMessage = (message: QueueMessage): QueueMessage => {
  if (message.type !== 'doorbell') return message;
  const { look: _look, ...older } = message;
  return older;
};

/** A new release takes over what an older one has stored and sent: optional fields that came later are missing. */
export const deploy = ({ stored, sqs }: Pick<World, 'stored' | 'sqs'>): void => {
  stored.rewrite(olderState);
  sqs.rewrite(olderMessage);
};
