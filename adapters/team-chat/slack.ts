import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { PostedMessage } from '../../core/escalation/posted-message.ts';
import { decodeSlackText } from '../../core/escalation/slack-text.ts';
import type { TeamChat } from '../../core/ports.ts';
import { cached } from './cached.ts';
import { cardMessage, type SlackMessageBody } from './card-blocks.ts';
import { dismissOriginal } from './dismiss.ts';
import { type SlackCall, type SlackClientOptions, slackClient } from './slack-client.ts';
import { askToTakeMessage, threadMessage, whisperMessage } from './thread-blocks.ts';

/** A manifest has no place to declare it. Should Slack drop it all the same, `client_msg_id` finds the message. */
const eventType = 'frontdesk_effect';

/** Slack's clock and ours may differ by this much when a message is looked for. */
const skewMs = 2000;
const pageSize = 200;

const posted = z.object({
  channel: z.string(),
  ts: z.string(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
});
const ok = z.object({ ok: z.literal(true) });
const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      client_msg_id: z.string().optional(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const userAnswer = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});
const members = z.object({ users: z.array(z.string()) });
const permalinkAnswer = z.object({ permalink: z.string() });

/** Same key, same id. Slack does not promise to drop a second one, but a read-back can find it. */
const clientMessageId = (key: string): string => {
  const hex = createHash('sha256').update(key).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const quiet = { unfurl_links: false, unfurl_media: false };

const post = async (
  call: SlackCall,
  to: { channel: string; thread_ts?: string },
  body: SlackMessageBody,
  key: string,
) => {
  const answer = await call(
    'post',
    'chat.postMessage',
    {
      ...to,
      ...body,
      ...quiet,
      client_msg_id: clientMessageId(key),
      metadata: { event_type: eventType, event_payload: { key } },
    },
    posted,
  );
  if (to.thread_ts !== undefined && answer.message?.thread_ts !== to.thread_ts) {
    throw new AppError(
      'refused',
      `Slack did not put the message into thread ${to.thread_ts}: its card is gone`,
    );
  }
  return { channel: answer.channel, ts: answer.ts };
};

const find = async (
  call: SlackCall,
  channel: string,
  thread: string | undefined,
  key: string,
  since: number,
) => {
  const id = clientMessageId(key);
  const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
  let cursor = '';
  do {
    const answer = await call(
      'read',
      method,
      {
        channel,
        ...(thread === undefined ? {} : { ts: thread }),
        oldest: (Math.max(0, since - skewMs) / 1000).toFixed(6),
        inclusive: true,
        include_all_metadata: true,
        limit: pageSize,
        ...(cursor === '' ? {} : { cursor }),
      },
      page,
    );
    const found = answer.messages.find(
      ({ metadata, client_msg_id }) =>
        (metadata?.event_type === eventType && metadata.event_payload.key === key) || client_msg_id === id,
    );
    if (found !== undefined) return { channel, ts: found.ts };
    cursor = answer.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return undefined;
};

const nameOf = ({ user }: z.infer<typeof userAnswer>, id: string): string => {
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name];
  return decodeSlackText(names.find((name) => name?.trim()) ?? id, () => undefined).trim();
};

/**
 * Slack over its Web API. A post that may have happened is AppError ambiguous; `updateCard` too, though saying the
 * same again does no harm there. The scopes stand in slack/manifest.yaml.
 */
export const slackTeamChat = (options: SlackClientOptions & { now?: () => number }): TeamChat => {
  const call = slackClient(options);
  const { now = Date.now } = options;
  const whisper = (card: PostedMessage, user: string, body: SlackMessageBody, inThread: boolean) =>
    call(
      'post',
      'chat.postEphemeral',
      { channel: card.channel, user, ...body, ...(inThread ? { thread_ts: card.ts } : {}) },
      ok,
    );
  return {
    postCard: (channel, view, links, key) => post(call, { channel }, cardMessage(view, links, true), key),
    updateCard: async ({ channel, ts }, view, links) => {
      await call('post', 'chat.update', { channel, ts, ...cardMessage(view, links, false) }, ok);
    },
    postInThread: ({ channel, ts }, threadPost, key) =>
      post(call, { channel, thread_ts: ts }, threadMessage(threadPost), key),
    findPosted: (channel, thread, key, since) => find(call, channel, thread, key, since),
    // Who pressed a button of the card is told beside it: a thread that is not open would hide the answer.
    whisper: async (card, user, text, place) => {
      await whisper(card, user, whisperMessage(text), place === 'thread');
    },
    askToTake: async (card, user, question) => {
      await whisper(card, user, askToTakeMessage(question), true);
    },
    dismiss: (address) =>
      dismissOriginal(address, { apiUrl: options.apiUrl, timeoutMs: options.timeoutMs ?? 5000 }),
    displayName: cached(10 * 60_000, now, async (user) =>
      nameOf(await call('read', 'users.info', { user }, userAnswer), user),
    ),
    groupMembers: cached(
      5 * 60_000,
      now,
      async (group) => (await call('read', 'usergroups.users.list', { usergroup: group }, members)).users,
    ),
    permalink: async ({ channel, ts }) =>
      (await call('read', 'chat.getPermalink', { channel, message_ts: ts }, permalinkAnswer)).permalink,
  };
};
