import type { EscalationReason } from './case.ts';

/** Reasons as the team reads them. */
export const reasonWords: Record<EscalationReason, string> = {
  asked_for_person: 'The visitor asked for a person',
  no_evidence: 'The knowledge base has no answer',
  repeated_question: 'The same question was not answered twice',
  no_progress: 'Several turns without progress',
  anger: 'The visitor is upset',
  policy_topic: 'A topic that people handle',
  model_failure: 'The assistant failed',
  limit_reached: 'The assistant has reached a limit',
  delivery_failed: 'A message could not be delivered',
  turn_failed: 'Frontdesk failed on this chat',
};
