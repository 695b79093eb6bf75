import type { Input } from '../../conversation/input.ts';
import type { TurnDraft } from '../../conversation/turn-draft.ts';
import type { EscalationReason } from '../case.ts';
import { openCaseOf } from '../open-case.ts';
import { viewOfCase } from '../view-of-case.ts';

/** What failed stands in the rules' words alone: the model tells of the visitor and knows nothing of it. */
const troubles: EscalationReason[] = ['model_failure', 'delivery_failed', 'turn_failed'];

/** The model's brief has come: on a case that is still the same it takes the place of the rules' words. */
export const takeBrief = (draft: TurnDraft, input: Extract<Input, { kind: 'briefed' }>): void => {
  const open = openCaseOf(draft.state);
  if (open?.id !== input.caseId || open.openedAt !== input.openedAt || open.briefed === true) return;
  const brief = troubles.includes(open.reason) ? `${open.brief} ${input.brief}` : input.brief;
  const briefed = { ...open, brief, briefed: true as const };
  draft.state.case = briefed;
  const view = viewOfCase(draft.conversation, draft.state, briefed);
  draft.addEffect({ kind: 'card_update', card: open.card, view });
  // The first note went out at once with the rules' words, so that no failing model can keep it from agents.
  draft.addEffect({ kind: 'note', text: `Brief: ${brief}` });
};
