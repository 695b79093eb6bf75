import type { EffectRef } from '../conversation/effect.ts';
import { effectGroup } from '../conversation/effect-queue.ts';
import type { ConversationStore } from '../ports.ts';

/**
 * Messages to the visitor that were decided before this effect and still wait, in order. Their own messages may have
 * left the queue while the store did not answer: they come back behind this one, and must be delivered before it.
 */
export const earlierReplies = async (
  store: Pick<ConversationStore, 'load'>,
  { conversation, seq }: EffectRef,
): Promise<EffectRef[]> => {
  const { undelivered } = await store.load(conversation, { messages: 0 });
  const own = undelivered.find((effect) => effect.seq === seq);
  // What has a group of its own waits for nobody's words, and its last delivery must not be theirs.
  if (own === undefined || effectGroup(conversation, own.body.kind) !== conversation) return [];
  return undelivered
    .filter((effect) => effect.seq < seq && effect.body.kind === 'reply')
    .map((effect) => ({ conversation, seq: effect.seq }));
};
