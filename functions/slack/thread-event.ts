import * as z from 'zod';

const ts = z.string().regex(/^\d+\.\d+$/);

/** What is read of a message, as it stands in an event or within one that tells of a change. */
const messageShape = z.object({
  subtype: z.string().nullish(),
  user: z.string().min(1).nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  ts,
  thread_ts: ts.nullish(),
  parent_user_id: z.string().nullish(),
  files: z.array(z.unknown()).nullish(),
});

const channel = z.string().min(1);
const plainEvent = messageShape.extend({ channel });
const changedEvent = z.object({
  channel,
  ts,
  message: messageShape,
  previous_message: messageShape.nullish(),
});
const deletedEvent = z.object({ channel, ts, deleted_ts: ts, previous_message: messageShape.nullish() });

/** A person's message in a thread. */
export interface ThreadMessage {
  channel: string;
  user: string;
  text: string;
  ts: string;
  thread_ts: string;
  parent_user_id: string | undefined;
  files: unknown[];
}

/** Why an event is none of Frontdesk's business. */
export type IgnoredReason =
  | 'other_event'
  | 'subtype'
  | 'shape'
  | 'bot'
  | 'own_message'
  | 'not_in_thread'
  | 'same_text';

/**
 * What an event tells of a thread. `at`: when it happened, as Slack's own id of the change. `before`: the message as it
 * was, where Slack says so.
 */
export type ThreadEvent =
  | { kind: 'said'; message: ThreadMessage }
  | { kind: 'edited'; message: ThreadMessage; before: ThreadMessage | undefined; at: string }
  | { kind: 'deleted'; message: ThreadMessage; at: string }
  | { kind: 'ignored'; reason: IgnoredReason };

/** Subtypes of what a person wrote; each other one is a notice, of a bot, or not to be read by apps. */
const written = new Set(['file_share', 'thread_broadcast', 'me_message']);

const ignored = (reason: IgnoredReason): ThreadEvent => ({ kind: 'ignored', reason });

/** `reason`: why it is no person's message in a thread. */
const personal = (
  message: z.infer<typeof messageShape>,
  inChannel: string,
  ownUsers: string[],
): { message: ThreadMessage } | { reason: IgnoredReason } => {
  const { user, text, thread_ts, parent_user_id, files, subtype } = message;
  if (message.bot_id) return { reason: 'bot' };
  if (user && ownUsers.includes(user)) return { reason: 'own_message' };
  if (subtype && !written.has(subtype)) return { reason: 'subtype' };
  if (!user) return { reason: 'shape' };
  if (!thread_ts || thread_ts === message.ts) return { reason: 'not_in_thread' };
  return {
    message: {
      channel: inChannel,
      user,
      text: text ?? '',
      ts: message.ts,
      thread_ts,
      parent_user_id: parent_user_id ?? undefined,
      files: files ?? [],
    },
  };
};

const said = (event: object, ownUsers: string[]): ThreadEvent => {
  const parsed = plainEvent.safeParse(event);
  if (!parsed.success) return ignored('shape');
  const found = personal(parsed.data, parsed.data.channel, ownUsers);
  return 'reason' in found ? ignored(found.reason) : { kind: 'said', message: found.message };
};

const deleted = (
  before: z.infer<typeof messageShape> | null | undefined,
  { channel, at }: { channel: string; at: string },
  ownUsers: string[],
): ThreadEvent => {
  if (!before) return ignored('shape');
  const found = personal(before, channel, ownUsers);
  return 'reason' in found ? ignored(found.reason) : { kind: 'deleted', message: found.message, at };
};

const changed = (event: object, ownUsers: string[]): ThreadEvent => {
  const parsed = changedEvent.safeParse(event);
  if (!parsed.success) return ignored('shape');
  const { channel, ts: at, message, previous_message } = parsed.data;
  // What others have answered to is not deleted but emptied, so that its thread stays.
  if (message.subtype === 'tombstone') return deleted(previous_message, { channel, at }, ownUsers);
  const now = personal(message, channel, ownUsers);
  if ('reason' in now) return ignored(now.reason);
  const then = previous_message ? personal(previous_message, channel, ownUsers) : undefined;
  const before = then !== undefined && 'message' in then ? then.message : undefined;
  // A link's preview, a pin and a broadcast change a message too, and none of its words.
  if (before?.text === now.message.text) return ignored('same_text');
  return { kind: 'edited', message: now.message, before, at };
};

/**
 * Reads a `message` event of channels and groups. Slack adds kinds and fields as it likes, so nothing that is not
 * understood is an error. `ownUsers`: ids this app goes by. Shapes: docs.slack.dev, "message event".
 */
export const readThreadEvent = (
  event: { type: string; subtype?: string | null | undefined },
  ownUsers: string[],
): ThreadEvent => {
  if (event.type !== 'message') return ignored('other_event');
  switch (event.subtype) {
    case 'message_changed':
      return changed(event, ownUsers);
    case 'message_deleted': {
      const parsed = deletedEvent.safeParse(event);
      if (!parsed.success) return ignored('shape');
      const { channel, ts: at, previous_message } = parsed.data;
      return deleted(previous_message, { channel, at }, ownUsers);
    }
    default:
      return said(event, ownUsers);
  }
};
