import { openCaseOf } from '../escalation/open-case.ts';
import type { HelpDeskMessage } from '../help-desk/help-desk-conversation.ts';
import type { EffectBody } from './effect.ts';
import { learnMessages } from './learn-inputs.ts';
import type { Snapshot } from './turn.ts';

type Resolve = Extract<EffectBody, { kind: 'resolve' }>;

/**
 * What has happened in a chat since somebody resolved it, so that its ticket must not be closed any more; undefined
 * where nothing has. `told`: the messages that the help desk has now, of which the turns may know fewer.
 */
export const wentOn = (
  { epoch, upTo }: Resolve,
  { state, ownership, messages }: Snapshot,
  told: HelpDeskMessage[],
): string | undefined => {
  if (epoch !== undefined && ownership.epoch !== epoch)
    return `owner's epoch is ${ownership.epoch}, was ${epoch}`;
  const heard = messages.find(({ seq, from }) => seq > (upTo ?? seq) && from === 'visitor');
  if (heard !== undefined) return `the chat went on: message ${heard.seq}`;
  const open = state === undefined ? undefined : openCaseOf(state);
  if (open !== undefined) return `the chat went on: case ${open.id} is open`;
  const [unheard] = learnMessages(state, told);
  return unheard === undefined ? undefined : `the chat went on: ${unheard.id}`;
};
