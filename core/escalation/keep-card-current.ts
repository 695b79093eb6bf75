import type { ConversationState } from '../conversation/conversation.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { openCaseOf } from './open-case.ts';
import { viewOfCase } from './view-of-case.ts';

/** What a card shows that is not the case's own. */
const shown = ({ visitor, language, page }: ConversationState): string =>
  JSON.stringify([visitor.name, visitor.email, language, page]);

/** A card shows what is known of the visitor as soon as it is known, an address above all. */
export const keepCardCurrent = (draft: TurnDraft, before: ConversationState | undefined): void => {
  const { state } = draft;
  const open = openCaseOf(state);
  // A card that this very turn posts shows it already.
  if (open === undefined || before?.case?.id !== open.id || shown(before) === shown(state)) return;
  draft.addEffect({
    kind: 'card_update',
    card: open.card,
    view: viewOfCase(draft.conversation, state, open),
  });
};
