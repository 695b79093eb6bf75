import type { ConversationId } from '../conversation/conversation.ts';
import type { Clock } from '../ports.ts';
import { type TallyDeps, tally } from './tally.ts';

/**
 * Whether this is the first look at a conversation within the present span of time, over all processes: the help desk
 * allows so many requests a minute for everybody together. True where that cannot be told.
 */
export const isFirstLook = async (
  deps: TallyDeps & { clock: Clock },
  conversation: ConversationId,
  spanMs: number,
): Promise<boolean> => {
  const span = Math.floor(deps.clock.now() / spanMs);
  const looks = await tally(deps, `look:${conversation}:${spanMs}:${span}`, 1, (span + 2) * spanMs);
  return looks === undefined || looks === 1;
};
