import { AppError } from '../errors.ts';
import type { TeamChat, Telemetry } from '../ports.ts';

/** Slack's codes for a call that is wrong about one message or one person; any other says that it refuses the app. */
const ofOneCall = new Set([
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'invalid_blocks',
  'invalid_blocks_format',
  'user_not_found',
  'user_not_visible',
  'user_not_in_channel',
]);

type Call<Args extends unknown[], Result> = (...args: Args) => Promise<Result>;

/**
 * Counts where Slack refuses the app or a channel (token revoked, channel archived, bot removed): none of it heals by
 * itself, and none of it fails in a way that anybody in Slack would see.
 */
export const countedTeamChat = (teamChat: TeamChat, telemetry: Pick<Telemetry, 'count'>): TeamChat => {
  const counted =
    <Args extends unknown[], Result>(call: Call<Args, Result>): Call<Args, Result> =>
    async (...args) => {
      try {
        return await call(...args);
      } catch (error) {
        const reason = error instanceof AppError && error.code === 'refused' ? error.reason : undefined;
        if (reason !== undefined && !ofOneCall.has(reason)) telemetry.count('SlackRefusals', 1, reason);
        throw error;
      }
    };
  return {
    postCard: counted(teamChat.postCard),
    updateCard: counted(teamChat.updateCard),
    postInThread: counted(teamChat.postInThread),
    findPosted: counted(teamChat.findPosted),
    whisper: counted(teamChat.whisper),
    askToTake: counted(teamChat.askToTake),
    dismiss: counted(teamChat.dismiss),
    displayName: counted(teamChat.displayName),
    groupMembers: counted(teamChat.groupMembers),
    permalink: counted(teamChat.permalink),
  };
};
