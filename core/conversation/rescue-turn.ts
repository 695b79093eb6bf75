import { attendCase } from '../escalation/attend-case.ts';
import { callPerson } from '../escalation/call-person.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { attendOwner } from '../escalation/silent-owner.ts';
import { askedWords } from '../escalation/team-words.ts';
import { markUntranslated } from '../translation/translate-draft.ts';
import type { ConversationId } from './conversation.ts';
import { handleInput, type TurnDeps, type TurnInputs } from './decide-turn.ts';
import { inOrder } from './in-order.ts';
import { rememberLearned } from './learn-inputs.ts';
import type { Snapshot, Turn } from './turn.ts';
import { draftTurn, type TurnDraft } from './turn-draft.ts';

/** The timer that rang is handled by this turn and rings no more, so what was due for the case is done by it. */
const attend = ({ config, telemetry }: TurnDeps, draft: TurnDraft): void => {
  try {
    attendOwner(config, draft);
    attendCase(config, draft);
  } catch (error) {
    telemetry.error('case_unattended', { conversation: draft.conversation }, error);
  }
};

/**
 * The turn taken where deciding one keeps failing: what can be taken down is, and a person is called, before the
 * doorbell would end among the dead letters. No model, no knowledge, nothing that may be what fails.
 */
export const rescueTurn = (
  deps: TurnDeps,
  conversation: ConversationId,
  snapshot: Snapshot,
  inputs: TurnInputs,
): Turn => {
  const draft = draftTurn(conversation, snapshot, deps.clock.now(), deps.config.languages.default);
  for (const input of inOrder([...inputs.learned, ...inputs.stored])) {
    try {
      handleInput(deps, draft, input, inputs.fates ?? new Map());
    } catch (error) {
      // The one that cannot be handled must not keep the others from a person; the brief says that it happened.
      deps.telemetry.error('input_skipped', { conversation, kind: input.kind }, error);
    }
  }
  if (inputs.ownerChangeLeft === true) draft.takenBy = undefined;
  attend(deps, draft);
  rememberLearned(draft.state, inputs.learned);
  const brief =
    'Frontdesk failed on this chat. Its last messages may be unanswered: please read it in LiveAgent.';
  const open = openCaseOf(draft.state);
  if (open === undefined || open.status === 'assistant') {
    const quote = draft.transcript.findLast((message) => message.from === 'visitor')?.text ?? '';
    callPerson(deps, draft, { reason: 'turn_failed', brief, quote, tried: [] });
  } else {
    draft.addEffect({ kind: 'thread_post', card: open.card, post: { from: 'system', text: brief } });
    const text = askedWords(deps.config, draft, 'turn_failed');
    if (open.status === 'waiting') draft.reply({ from: 'system', text });
  }
  markUntranslated(deps, draft);
  return draft.finish({ handled: inputs.stored.map((input) => input.id), learned: inputs.learned });
};
