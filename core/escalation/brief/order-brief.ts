import type { TurnDraft } from '../../conversation/turn-draft.ts';

/** Has the model write the brief, once for each time a person is called; the card is out before it comes. */
export const orderBrief = (draft: TurnDraft): void => {
  const { case: called } = draft.state;
  if (called === undefined || called.briefed === true) return;
  // The model has been asked enough.
  if (called.reason === 'limit_reached') return;
  draft.addEffect({ kind: 'brief', caseId: called.id, openedAt: called.openedAt });
};
