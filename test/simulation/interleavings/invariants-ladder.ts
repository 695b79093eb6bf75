import type { Ended } from './ended.ts';
import type { World } from './world.ts';

/** Far more than the last step of the configured ladder has to wait, and its mail with it. */
const ladderMs = 1_200_000;

/** After a deploy the case itself may not tell: an older release did not keep when it mailed. */
const wasMailed = ({ effects }: Ended['history'], since: number): boolean =>
  effects.some(({ body, createdAt }) => body.kind === 'team_mail' && createdAt >= since);

/** 1: where nobody takes a case, the last step of the ladder was taken: the team was mailed. */
export const ladderBreaches = ({ clock, observed }: World, { chat, history }: Ended): string[] => {
  const { state } = history;
  const open = state?.case;
  const over = state?.closed === true || observed.closed.some((one) => one.chat === chat);
  if (open?.status !== 'waiting' || over || open.mailedAt !== undefined) return [];
  const since = Math.max(open.openedAt, open.snoozedUntil ?? 0);
  return clock.now() - since < ladderMs || wasMailed(history, open.openedAt)
    ? []
    : [`1: nobody has taken the case of ${chat} for long, and the team was not mailed`];
};
