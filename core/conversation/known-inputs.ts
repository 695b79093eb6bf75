import type { Telemetry } from '../ports.ts';
import type { ConversationId } from './conversation.ts';
import type { InputKind } from './input.ts';
import type { Snapshot } from './turn.ts';

const known: Record<InputKind, true> = {
  opened: true,
  said: true,
  pressed: true,
  teammate_said: true,
  teammate_edited: true,
  teammate_deleted: true,
  claimed: true,
  handed_back: true,
  resolved: true,
  called: true,
  snoozed: true,
  transcript_wanted: true,
  links_revoked: true,
  briefed: true,
  timer_fired: true,
  answer_dropped: true,
  delivery_failed: true,
  closed: true,
};

/**
 * What was read without inputs that a newer release has stored: handled here they would be lost, so they stay pending,
 * and the sweeper rings for them until that release is back.
 */
export const knownInputs = (
  { telemetry }: { telemetry: Telemetry },
  conversation: ConversationId,
  snapshot: Snapshot,
): Snapshot => ({
  ...snapshot,
  unhandled: snapshot.unhandled.filter(({ kind }) => {
    if (Object.hasOwn(known, kind)) return true;
    telemetry.warn('input_unknown', { conversation, kind });
    return false;
  }),
});
