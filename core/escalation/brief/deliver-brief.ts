import type { Effect, EffectRef } from '../../conversation/effect.ts';
import { type DeliveryOutcome, deliver } from '../../effects/deliver.ts';
import { strayEffect } from '../../effects/stray-effect.ts';
import type { ConversationStore, Queues } from '../../ports.ts';
import { openCaseOf } from '../open-case.ts';
import { type BriefDeps, writeBrief } from './write-brief.ts';

export interface DeliverBriefDeps extends BriefDeps {
  store: ConversationStore;
  queues: Queues<'inbox'>;
}

/** Messages that a brief rests on. */
const messagesRead = 40;

/** A brief that comes later than this after the card finds a team that has read the chat. */
const longestMs = 15_000;

/** Longer than the model's time, and than storing what it wrote. */
const leaseMs = 40_000;

/**
 * Delivers the effect `brief`: asks the model once and stores what it wrote as an input of the conversation. Does
 * nothing where the case is over, taken up anew or no longer stored. A failing model leaves the rules' words.
 */
export const deliverBrief = (
  deps: DeliverBriefDeps,
  ref: EffectRef,
  { last, signal }: { last: boolean; signal: AbortSignal },
): Promise<DeliveryOutcome> => {
  const { conversation, seq } = ref;
  const send = async ({ body }: Effect) => {
    if (body.kind !== 'brief') throw strayEffect('inbox', body.kind, 'a brief');
    const { state, messages } = await deps.store.load(conversation, { messages: messagesRead });
    const open = state === undefined ? undefined : openCaseOf(state);
    const { caseId, openedAt } = body;
    if (state === undefined || open?.id !== caseId || open.openedAt !== openedAt) return {};
    const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    const brief = await writeBrief(deps, { state, messages, signal: limit });
    if (brief === undefined) return {};
    const id = `briefed:${seq}`;
    await deps.store.recordInput(conversation, {
      id,
      at: deps.clock.now(),
      kind: 'briefed',
      caseId,
      openedAt,
      brief,
    });
    await deps.queues.send(
      'inbox',
      { type: 'doorbell', conversation, look: 'inside' },
      { group: conversation, dedupe: `${id}:${conversation}` },
    );
    return {};
  };
  return deliver({ ...deps, leaseMs }, ref, { last }, { send });
};
