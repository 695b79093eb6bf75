import type { ConversationId } from '../../core/conversation/conversation.ts';
import { type Input, slackInputId } from '../../core/conversation/input.ts';
import { withinLimit } from '../../core/conversation/text-limit.ts';
import { AppError } from '../../core/errors.ts';
import { plainSlackText } from '../../core/escalation/slack-markup.ts';
import { mentionedUsers } from '../../core/escalation/slack-text.ts';
import { isResponder, ring, type SlackDeps } from './deps.ts';
import { sharedFiles } from './shared-files.ts';
import type { ThreadEvent, ThreadMessage } from './thread-event.ts';

export type HeardEvent = Exclude<ThreadEvent, { kind: 'ignored' }>;

/** How long after its first message a thread may still be unknown to the store. */
const settlingMs = 60 * 60 * 1000;

const millis = (ts: string): number => Math.floor(Number(ts) * 1000);

/** Names are a courtesy: no message waits for one, let alone is lost. */
const nameOf = async ({ teamChat, telemetry }: SlackDeps, user: string): Promise<string | undefined> => {
  try {
    return await teamChat.displayName(user);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    telemetry.warn('display_name_failed', { kind: 'slack', code: error.code }, error);
    return undefined;
  }
};

/** All at once: Slack waits three seconds for the answer, and each name may take more than one. */
const namesIn = async (deps: SlackDeps, heard: HeardEvent): Promise<Map<string, string | undefined>> => {
  const texts = [heard.message.text, ...(heard.kind === 'edited' ? [heard.before?.text ?? ''] : [])];
  const users = new Set([heard.message.user, ...texts.flatMap(mentionedUsers)]);
  return new Map(
    await Promise.all([...users].map(async (user) => [user, await nameOf(deps, user)] as const)),
  );
};

/**
 * An edit or a deletion may come before its message, or the message never: what Slack tells of the message as it was
 * is stored first, and changes nothing where that is known.
 */
const inputsOf = async (
  deps: SlackDeps,
  conversation: ConversationId,
  heard: HeardEvent,
): Promise<Input[]> => {
  const names = await namesIn(deps, heard);
  const wholeText = (text: string): string => plainSlackText(text, (user) => names.get(user)).trim();
  const { message } = heard;
  const teammate = { id: message.user, name: names.get(message.user) ?? '' };
  const of = slackInputId(message);
  const was = heard.kind === 'edited' ? (heard.before ?? message) : message;
  const files = await sharedFiles(deps, was.files);
  const whole = wholeText(was.text);
  const text = withinLimit(whole);
  const { owner, epoch } = await deps.store.getOwnership(conversation);
  const isTheirs = owner.kind === 'teammate' && owner.teammate.id === message.user;
  const said: Input = {
    kind: 'teammate_said',
    id: of,
    at: millis(message.ts),
    via: 'slack',
    teammate,
    text,
    ...(text === whole ? {} : { cut: true }),
    ...(files.length === 0 ? {} : { files }),
    source: { channel: message.channel, thread: message.thread_ts, ts: message.ts },
    ...(isTheirs ? { ownedUnder: epoch } : {}),
  };
  if (heard.kind === 'said') return [said];
  const at = millis(heard.at);
  if (heard.kind === 'deleted') {
    return [said, { kind: 'teammate_deleted', id: `${of}:deleted`, at, teammate, of }];
  }
  const edit = {
    id: `${of}:edited:${heard.at}`,
    at,
    teammate,
    of,
    text: withinLimit(wholeText(message.text)),
  };
  return [said, { kind: 'teammate_edited', ...edit }];
};

/** The card's look-up may be written a moment after the card: Slack is asked to deliver again. */
const refuseForNow = (deps: SlackDeps, message: ThreadMessage, ownUsers: string[]): void => {
  const isOurs = message.parent_user_id !== undefined && ownUsers.includes(message.parent_user_id);
  if (isOurs && deps.clock.now() - millis(message.thread_ts) < settlingMs) {
    throw new AppError('unavailable', 'the thread is not known yet; deliver the event again');
  }
};

const isEmpty = (input: Input): boolean =>
  input.kind === 'teammate_said' && input.text === '' && input.files === undefined;

/**
 * Stores what a responder wrote, edited or deleted in the thread of a case and rings, also where it was known already.
 * Whether it goes to the visitor is for the turn to decide. `ownUsers`: ids this app goes by.
 */
export const hearThread = async (
  deps: SlackDeps,
  heard: HeardEvent,
  { ownUsers, delivery }: { ownUsers: string[]; delivery: string },
): Promise<void> => {
  const { message } = heard;
  const { channel, thread_ts: thread } = message;
  const conversation = await deps.store.findConversation({ kind: 'thread', channel, ts: thread });
  if (conversation === undefined) {
    refuseForNow(deps, message, ownUsers);
    return;
  }
  if (!(await isResponder(deps, message.user))) {
    deps.telemetry.info('thread_text_of_outsider', { conversation, kind: heard.kind });
    return;
  }
  const inputs = (await inputsOf(deps, conversation, heard)).filter((input) => !isEmpty(input));
  for (const input of inputs) await deps.store.recordInput(conversation, input);
  const newest = inputs.at(-1);
  if (newest !== undefined) await ring(deps, conversation, newest.id, delivery);
};
