import type { Desk, SlackMessage } from '../factories/desk.ts';

/** How often new messages are asked for at the most, whoever waits. */
const everyMs = 400;

/** New messages of a channel, fetched once for everybody who waits for one. */
export const watchSlack = (desk: Desk, channel: string) => {
  const seen: SlackMessage[] = [];
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    seen.push(...(await desk.slackMessages(channel, seen.at(-1)?.ts)));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    looking = undefined;
  };
  return {
    /** As they were when they came. */
    messages: async (): Promise<readonly SlackMessage[]> => {
      looking ??= look();
      await looking;
      return seen;
    },
  };
};

export type SlackWatch = ReturnType<typeof watchSlack>;

/** Id of the ticket whose card this message is. */
export const ticketOf = (message: SlackMessage): string | undefined =>
  message.thread_ts === undefined
    ? /#Conversation;id=([\w%-]+)/.exec(JSON.stringify(message.blocks ?? ''))?.[1]
    : undefined;
