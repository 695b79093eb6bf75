import { randomBytes } from 'node:crypto';
import { type BlockJson, blockProblems } from './block-kit.ts';
import type { EventCallbacks } from './event-callbacks.ts';
import type { FileShelf } from './file-shelf.ts';
import { type Args, botId, type Method, publicMessage, SlackRefusal } from './method.ts';
import { createRateLimit } from './rate-limit.ts';
import { readMethods } from './read-methods.ts';
import type { SlackMessage, Workspace } from './workspace.ts';

const parseJson = (text: string, error: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackRefusal(error);
  }
};

/** Slack names the blocks that come without a name. */
const readBlocks = (args: Args): BlockJson[] | undefined => {
  if (args.blocks === undefined) return undefined;
  const blocks = parseJson(args.blocks, 'invalid_blocks_format');
  const messages = blockProblems(blocks);
  if (messages.length > 0) throw new SlackRefusal('invalid_blocks', { messages });
  return (blocks as BlockJson[]).map((block) => ({
    block_id: randomBytes(4).toString('base64url'),
    ...block,
  }));
};

const readMetadata = (args: Args): Pick<SlackMessage, 'metadata'> => {
  if (args.metadata === undefined) return {};
  const metadata = parseJson(args.metadata, 'metadata_must_be_sent_from_app') as SlackMessage['metadata'];
  if (typeof metadata?.event_type !== 'string' || typeof metadata.event_payload !== 'object') {
    throw new SlackRefusal('invalid_metadata_format');
  }
  return { metadata };
};

/** Slack cuts what is longer than this. */
const longestText = 40_000;

const readContent = (args: Args): { text: string; blocks?: BlockJson[] } => {
  const blocks = readBlocks(args);
  const text = (args.text ?? '').slice(0, longestText);
  if (text === '' && (blocks === undefined || blocks.length === 0)) throw new SlackRefusal('no_text');
  return { text, ...(blocks === undefined ? {} : { blocks }) };
};

export const writeMethods = (
  workspace: Workspace,
  events: EventCallbacks,
  { now, largestPage, shelf }: { now: () => number; largestPage: number; shelf: FileShelf },
): Record<string, Method> => {
  const { botUserId } = workspace.directory;
  const limit = createRateLimit({ burst: 30, perSecond: 1, now });
  const channelOf = (args: Args): string => {
    const { channels } = workspace.directory;
    const found = channels.find(({ id, name }) => id === args.channel || `#${name}` === args.channel);
    if (found === undefined) throw new SlackRefusal('channel_not_found');
    return found.id;
  };
  const threadOf = (channel: string, args: Args): Pick<SlackMessage, 'thread_ts' | 'parent_user_id'> => {
    if (args.thread_ts === undefined) return {};
    const parent = workspace.find(channel, args.thread_ts);
    if (parent === undefined || parent.ephemeralTo !== undefined) throw new SlackRefusal('thread_not_found');
    return { thread_ts: args.thread_ts, parent_user_id: parent.user };
  };
  return {
    'chat.postMessage': (args) => {
      const channel = channelOf(args);
      const content = readContent(args);
      const thread = threadOf(channel, args);
      const metadata = readMetadata(args);
      const wait = limit(channel);
      if (wait > 0) throw new SlackRefusal('ratelimited', { retryAfterSeconds: wait });
      const message = workspace.add({
        channel,
        user: botUserId,
        bot_id: botId,
        ...content,
        ...thread,
        ...metadata,
        ...(args.client_msg_id === undefined ? {} : { client_msg_id: args.client_msg_id }),
      });
      events.posted(message);
      return { ok: true, channel, ts: message.ts, message: publicMessage(message, true) };
    },
    'chat.update': (args) => {
      const channel = channelOf(args);
      const before = workspace.find(channel, args.ts ?? '');
      if (before === undefined || before.ephemeralTo !== undefined)
        throw new SlackRefusal('message_not_found');
      if (before.user !== botUserId) throw new SlackRefusal('cant_update_message');
      // A text without blocks removes the blocks, as in Slack.
      const { blocks: _before, ...rest } = before;
      const edited = { user: botUserId, ts: workspace.nextTs() };
      const message = { ...rest, ...readContent(args), ...readMetadata(args), edited };
      workspace.replace(message);
      events.changed(message, before, workspace.nextTs());
      return { ok: true, channel, ts: message.ts, text: message.text, message: publicMessage(message, true) };
    },
    'chat.postEphemeral': (args) => {
      const channel = channelOf(args);
      const content = readContent(args);
      if (!workspace.directory.users.some(({ id }) => id === args.user)) {
        throw new SlackRefusal('user_not_in_channel');
      }
      const message = workspace.add({
        channel,
        user: botUserId,
        bot_id: botId,
        ...content,
        ...threadOf(channel, args),
        ephemeralTo: args.user ?? '',
      });
      return { ok: true, message_ts: message.ts };
    },
    ...readMethods(workspace, channelOf, { largestPage, shelf }),
  };
};
