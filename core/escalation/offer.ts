import type { EscalationReason } from './case.ts';

/** Why a person is offered: nothing was found, what was found may not be said, or the matter is for people. */
export type OfferCause = 'not_found' | 'cannot_answer' | 'needs_person';

/** What the visitor's yes will call a person for. */
export interface Offer {
  cause: OfferCause;
  reason: EscalationReason;
}

export const cannotAnswer: Offer = { cause: 'cannot_answer', reason: 'model_failure' };
