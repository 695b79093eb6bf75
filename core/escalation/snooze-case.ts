import { changeCase } from '../conversation/change-hands.ts';
import type { Input } from '../conversation/input.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { openCaseOf } from './open-case.ts';

const lengthWords = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? '' : 's'}`;
  const hours = Math.round(minutes / 60);
  return `${hours} hour${hours === 1 ? '' : 's'}`;
};

/** Nobody is called about the case for a while; it stays open, and anybody may take it meanwhile. */
export const snoozeCase = (draft: TurnDraft, input: Extract<Input, { kind: 'snoozed' }>): void => {
  const open = openCaseOf(draft.state);
  if (open?.id !== input.caseId || open.status !== 'waiting') return;
  const { snoozedUntil: before, ...awake } = open;
  if (input.until > input.at) {
    const words = `${input.by.name} snoozed this for ${lengthWords(input.until - input.at)}.`;
    changeCase(draft, () => ({ ...awake, snoozedUntil: input.until }), words);
  } else if (before !== undefined) {
    changeCase(draft, () => awake, `${input.by.name} ended the snooze.`);
  }
};
