import type { FrontdeskConfig } from '../../core/config.ts';
import type { ConversationId } from '../../core/conversation/conversation.ts';
import { mayAct } from '../../core/escalation/responders.ts';
import type {
  Clock,
  ConversationStore,
  FileLinks,
  Queues,
  Secrets,
  TeamChat,
  Telemetry,
} from '../../core/ports.ts';

export interface SlackDeps {
  store: Pick<
    ConversationStore,
    'findConversation' | 'recordInput' | 'changeOwner' | 'getOwnership' | 'getEffect' | 'load' | 'history'
  >;
  queues: Queues<'inbox'>;
  teamChat: Pick<TeamChat, 'whisper' | 'dismiss' | 'displayName' | 'groupMembers'>;
  secrets: Secrets;
  clock: Clock;
  telemetry: Telemetry;
  responders: FrontdeskConfig['slack']['responders'];
  /** Until when a case can be snoozed; without them people are always there. */
  hours?: FrontdeskConfig['escalation']['hours'];
  fileLinks: Pick<FileLinks, 'sign'>;
  /** Which files may go to visitors. */
  files: FrontdeskConfig['slack']['files'];
}

/** Where the group's members cannot be read the error goes up: nobody acts unchecked. */
export const isResponder = async ({ responders, teamChat }: SlackDeps, user: string): Promise<boolean> => {
  const { users, usergroup } = responders;
  if (mayAct(user, { users, members: [] })) return true;
  return usergroup !== undefined && mayAct(user, { users, members: await teamChat.groupMembers(usergroup) });
};

/** Rings for a conversation. `delivery` differs at every delivery, so that a repeated one heals a lost doorbell. */
export const ring = (
  { queues }: SlackDeps,
  conversation: ConversationId,
  input: string,
  delivery: string,
): Promise<void> =>
  queues.send(
    'inbox',
    { type: 'doorbell', conversation, look: 'inside' },
    { group: conversation, dedupe: `${input}:${delivery}` },
  );

/** Takes a question away once it is answered, so that nobody answers it again. */
export const dismiss = async ({ teamChat, telemetry }: SlackDeps, address: string): Promise<void> => {
  try {
    await teamChat.dismiss(address);
  } catch (error) {
    // A question that stays can be answered again, and then says that it was.
    telemetry.warn('dismiss_failed', { kind: 'slack' }, error);
  }
};

/** Tells one person something in passing. */
export const whisper = async (
  { teamChat, telemetry }: SlackDeps,
  place: { channel: string; ts: string },
  user: string,
  text: string,
  where: 'channel' | 'thread' = 'channel',
): Promise<void> => {
  try {
    await teamChat.whisper(place, user, text, where);
  } catch (error) {
    // Slack keeps no whisper and promises none: what was decided stands, whether or not its presser reads of it.
    telemetry.warn('whisper_failed', { kind: 'slack' }, error);
  }
};
