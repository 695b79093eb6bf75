import type { Ended } from './ended.ts';
import type { World } from './world.ts';

/** Far more than the last step of the configured ladder has to wait, and its mail with it. */
const ladderMs = 1_200_000;

/** 1: where nobody takes a case, the last step of the ladder was taken: the team was mailed. */
export const ladderBreaches = ({ clock, observed }: World, { chat, history: { state } }: Ended): string[] => {
  const open = state?.case;
  const over = state?.closed === true || observed.closed.some((one) => one.chat === chat);
  if (open?.status !== 'waiting' || over || open.mailedAt !== undefined) return [];
  const since = Math.max(open.openedAt, open.snoozedUntil ?? 0);
  return clock.now() - since < ladderMs
    ? []
    : [`1: nobody has taken the case of ${chat} for long, and the team was not mailed`];
};
