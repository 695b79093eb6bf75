import type { FrontdeskConfig } from '../config.ts';
import { limitsOf } from '../configuration/limits.ts';
import type { HelpDeskConversation } from '../help-desk/help-desk-conversation.ts';
import type { Instant } from '../instant.ts';
import type { Clock } from '../ports.ts';
import { type TallyDeps, tally } from './tally.ts';

const hourMs = 60 * 60_000;

/** Who opened the chat, as far as the help desk tells; a page or its host is nobody. */
const sourceOf = ({ contactId, visitor }: HelpDeskConversation): string | undefined =>
  contactId ?? visitor.email?.toLowerCase();

/**
 * When a chat that was just opened is answered: undefined for at once, else the end of an hour in which its visitor
 * opened too many. `first`: false where this chat was counted before.
 */
export const crowdedUntil = async (
  deps: TallyDeps & { config: FrontdeskConfig; clock: Clock },
  told: HelpDeskConversation,
  first: boolean,
): Promise<Instant | undefined> => {
  const source = sourceOf(told);
  if (source === undefined) return undefined;
  const hour = Math.floor(deps.clock.now() / hourMs);
  const opened = await tally(deps, `source:${hour}:${source}`, first ? 1 : 0, (hour + 2) * hourMs);
  const most = limitsOf(deps.config).conversationsPerSourcePerHour;
  return opened !== undefined && opened > most ? (hour + 1) * hourMs : undefined;
};
