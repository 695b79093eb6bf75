import { effectGroup } from '../../core/conversation/effect-queue.ts';
import { AppError } from '../../core/errors.ts';
import { maxReceives, type QueueMessage } from '../../core/messages.ts';
import type { ConversationStore, Queues, Telemetry } from '../../core/ports.ts';

/** Messages that an update gets one after the other before it is given up: some ten minutes with a queue's backoff. */
const messagesOfOne = 3;

/**
 * Delivers an effect. An update of a card that fails for reasons that pass is put into its queue anew instead of being
 * given up with its message: nothing else would set right what the card says. It keeps nobody waiting there.
 */
export const updatesGoOn = async (
  {
    store,
    queues,
    telemetry,
  }: { store: Pick<ConversationStore, 'getEffect'>; queues: Queues<'escalations'>; telemetry: Telemetry },
  message: Extract<QueueMessage, { type: 'effect' }>,
  { last }: { last: boolean },
  deliverOnce: (last: boolean) => Promise<void>,
): Promise<void> => {
  const effect = last ? await store.getEffect(message) : undefined;
  const attempts = effect?.attempts ?? 0;
  if (effect?.body.kind !== 'card_update' || attempts >= (messagesOfOne - 1) * maxReceives.escalations) {
    return deliverOnce(last);
  }
  try {
    await deliverOnce(false);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { conversation, seq } = message;
    telemetry.warn(
      'card_update_put_back',
      { conversation, effect: seq, count: attempts, code: error.code },
      error,
    );
    await queues.send('escalations', message, {
      group: effectGroup(message.conversation, effect.body.kind),
      dedupe: `${message.conversation}:${message.seq}:after:${attempts}`,
    });
  }
};
