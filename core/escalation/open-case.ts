import type { ConversationState } from '../conversation/conversation.ts';
import type { Case } from './case.ts';

/** The case that people can still be reached by: neither resolved, nor one whose card Slack never took. */
export const openCaseOf = ({ case: newest }: Pick<ConversationState, 'case'>): Case | undefined =>
  newest === undefined || newest.status === 'resolved' || newest.status === 'unreachable'
    ? undefined
    : newest;
