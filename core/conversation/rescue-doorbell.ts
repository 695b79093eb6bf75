import { AppError, isPassing } from '../errors.ts';
import { tally } from '../limits/tally.ts';
import type { ConversationId } from './conversation.ts';
import { sendInOrder } from './heal-effects.ts';
import { rescueTurn } from './rescue-turn.ts';
import type { RunDeps } from './run-turn.ts';

/** How often a call is decided anew because something changed under it; the next delivery tries again. */
const maxConflicts = 3;

const dayMs = 86_400_000;

/** Calls a person by what is stored alone: no input is read, so none can be what fails. */
const callByState = async (deps: RunDeps, conversation: ConversationId): Promise<void> => {
  for (let round = 0; round < maxConflicts; round += 1) {
    const snapshot = await deps.store.load(conversation, { messages: deps.config.model.historyMessages });
    if (snapshot.state?.failing === true) return;
    const turn = rescueTurn(deps, conversation, snapshot, { learned: [], stored: [] });
    const state = { ...turn.state, failing: true as const };
    const result = await deps.store.commit(conversation, { ...turn, state });
    if (result !== 'committed') continue;
    await sendInOrder(deps, conversation, snapshot.undelivered, turn.effects);
    return;
  }
  throw new AppError('conflict', `conversation ${conversation} changed while a person was called for it`);
};

/** Has the team told by a mail that needs nothing of the store, once a day. */
const callByMail = async (deps: RunDeps, conversation: ConversationId): Promise<void> => {
  const name = `unhandled:${conversation}`;
  const forgottenAt = deps.clock.now() + dayMs;
  if (((await tally(deps, name, 0, forgottenAt)) ?? 0) > 0) return;
  await deps.queues.send('leads', { type: 'unhandled', conversation }, { group: name, dedupe: name });
  await tally(deps, name, 1, forgottenAt);
};

/**
 * What is done where the last delivery of a doorbell failed, whatever failed in it. A failure that passes is thrown as
 * it is: its doorbell goes into the queue anew. For any other a person is called first, once until a turn goes well,
 * by less and less of what may be broken; the doorbell still ends among the dead letters, where it can be redriven.
 */
export const rescueDoorbell = async (
  deps: RunDeps,
  conversation: ConversationId,
  error: unknown,
): Promise<never> => {
  if (isPassing(error)) throw error;
  deps.telemetry.error('doorbell_rescued', { conversation }, error);
  try {
    await callByState(deps, conversation);
  } catch (failure) {
    if (isPassing(failure)) throw failure;
    deps.telemetry.error('rescue_failed', { conversation }, failure);
    await callByMail(deps, conversation);
  }
  throw error;
};
