import type { EffectRef } from '../conversation/effect.ts';
import { AppError } from '../errors.ts';
import type { ConversationStore } from '../ports.ts';
import type { FirstMail } from './lead-update-mail.ts';

/**
 * The mail that an update follows, found through the effect that sent it; undefined where nothing is stored of it
 * any more. AppError conflict while it may still go out: the update waits for it. `last`: there is no more waiting.
 */
export const firstMail = async (
  store: Pick<ConversationStore, 'getEffect'>,
  ref: EffectRef,
  last: boolean,
): Promise<FirstMail | undefined> => {
  const effect = await store.getEffect(ref);
  if (effect?.body.kind !== 'lead_mail') return undefined;
  const { lead } = effect.body;
  if (effect.status === 'sent' && effect.externalId !== undefined) return { lead, mailId: effect.externalId };
  if (last || ['sent', 'failed', 'dropped'].includes(effect.status)) return { lead };
  throw new AppError(
    'conflict',
    `the mail of lead effect ${ref.seq} is ${effect.status}; expected it sent first`,
  );
};
