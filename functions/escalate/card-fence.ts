import type { ConversationId } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { ConversationStore } from '../../core/ports.ts';

/**
 * Why a card or an update of one must not be sent any more; undefined where it must. An update sets a state, so only the
 * newest matters. A card whose case went out by mail, because it had been given up, would call people who have been told.
 */
export const whyPassed = async (
  store: Pick<ConversationStore, 'history'>,
  conversation: ConversationId,
  { seq, body }: Effect,
): Promise<string | undefined> => {
  if (body.kind !== 'card' && body.kind !== 'card_update') return undefined;
  const { state, effects } = await store.history(conversation);
  if (body.kind === 'card') {
    return state?.case?.card === seq && state.case.status === 'unreachable' ? 'mailed instead' : undefined;
  }
  const isOvertaken = effects.some(
    (later) =>
      later.seq > seq &&
      later.body.kind === 'card_update' &&
      later.body.card === body.card &&
      later.status !== 'failed',
  );
  return isOvertaken ? 'overtaken' : undefined;
};
