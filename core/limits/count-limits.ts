import type { ConversationState } from '../conversation/conversation.ts';
import type { Telemetry } from '../ports.ts';

/** Counts the limits that a committed turn reached, by what they are about. */
export const countLimits = (
  telemetry: Telemetry,
  before: ConversationState | undefined,
  { pause, usage }: ConversationState,
): void => {
  const isPaused = pause !== undefined && pause.until !== before?.pause?.until;
  if (isPaused) telemetry.count('LimitsReached', 1, pause.why);
  if (usage?.spent !== undefined && before?.usage?.spent === undefined) {
    telemetry.count('LimitsReached', 1, usage.spent);
  }
};
