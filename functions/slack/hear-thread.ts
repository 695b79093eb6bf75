import type { Input } from '../../core/conversation/input.ts';
import { withinLimit } from '../../core/conversation/text-limit.ts';
import { AppError } from '../../core/errors.ts';
import { decodeSlackText, mentionedUsers } from '../../core/escalation/slack-text.ts';
import { isResponder, ring, type SlackDeps, whisper } from './deps.ts';
import type { ThreadMessage } from './payloads.ts';

const filesStay = 'Files do not reach the visitor. Please write what matters, or a link that they can open.';

/** How long after its first message a thread may still be unknown to the store. */
const settlingMs = 60 * 60 * 1000;

const millis = (ts: string): number => Math.floor(Number(ts) * 1000);

const plainText = async ({ teamChat }: SlackDeps, text: string): Promise<string> => {
  const names = new Map<string, string>();
  for (const user of mentionedUsers(text)) names.set(user, await teamChat.displayName(user));
  return decodeSlackText(text, (user) => names.get(user)).trim();
};

const inputOf = async (deps: SlackDeps, message: ThreadMessage, text: string): Promise<Input> => ({
  kind: 'teammate_said',
  id: `slack:${message.channel}:${message.ts}`,
  at: millis(message.ts),
  via: 'slack',
  teammate: { id: message.user, name: await deps.teamChat.displayName(message.user) },
  text: withinLimit(text),
  source: { channel: message.channel, thread: message.thread_ts, ts: message.ts },
});

/** The card's look-up may be written a moment after the card: Slack is asked to deliver again. */
const refuseForNow = (deps: SlackDeps, message: ThreadMessage, ownUsers: string[]): void => {
  const isOurs = message.parent_user_id !== undefined && ownUsers.includes(message.parent_user_id);
  if (isOurs && deps.clock.now() - millis(message.thread_ts) < settlingMs) {
    throw new AppError('unavailable', 'the thread is not known yet; deliver the event again');
  }
};

/**
 * Stores what a responder wrote in the thread of a case and rings, also where it was known already. Whether it goes
 * to the visitor is for the turn to decide. `ownUsers`: ids this app goes by.
 */
export const hearThread = async (
  deps: SlackDeps,
  message: ThreadMessage,
  { ownUsers, delivery }: { ownUsers: string[]; delivery: string },
): Promise<void> => {
  if (message.thread_ts === message.ts || ownUsers.includes(message.user)) return;
  const { channel, thread_ts } = message;
  const conversation = await deps.store.findConversation({ kind: 'thread', channel, ts: thread_ts });
  if (conversation === undefined) {
    refuseForNow(deps, message, ownUsers);
    return;
  }
  if (!(await isResponder(deps, message.user))) {
    deps.telemetry.info('thread_text_of_outsider', { conversation, count: message.text.length });
    return;
  }
  const text = await plainText(deps, message.text);
  let news = true;
  if (text !== '') {
    const input = await inputOf(deps, message, text);
    news = (await deps.store.recordInput(conversation, input)) === 'recorded';
    await ring(deps, conversation, input.id, delivery);
  }
  if (news && message.files !== undefined && message.files.length > 0) {
    await whisper(deps, { channel, ts: thread_ts }, message.user, filesStay);
  }
};
