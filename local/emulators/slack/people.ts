import { randomUUID } from 'node:crypto';
import { AppError } from '../../../core/errors.ts';
import type { BlockJson } from './block-kit.ts';
import { appId, type EventCallbacks, teamId } from './event-callbacks.ts';
import { signedPost } from './signed-post.ts';
import type { SlackMessage, SlackUser, Workspace } from './workspace.ts';

/** What Slack's own clients send for a typed text: escaped, web addresses marked, mentions of known users kept. */
const typedText = (text: string, users: SlackUser[]): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/&lt;@([UW][A-Z0-9]+)&gt;/g, (whole, id: string) =>
      users.some((user) => user.id === id) ? `<@${id}>` : whole,
    )
    .replace(/https?:\/\/[^\s<>|]+/g, (url) => `<${url}>`);

const typedBlocks = (text: string): BlockJson[] => [
  {
    type: 'rich_text',
    block_id: randomUUID().slice(0, 5),
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  },
];

interface PressedButton {
  block: BlockJson;
  element: Record<string, unknown>;
}

const findButton = (message: SlackMessage, action: string): PressedButton | undefined => {
  for (const block of message.blocks ?? []) {
    const elements = block.type === 'actions' && Array.isArray(block.elements) ? block.elements : [];
    const element = elements.find((candidate) => candidate.action_id === action);
    if (element !== undefined) return { block, element };
  }
  return undefined;
};

export interface Reply {
  channel: string;
  /** Left out for a message of its own in the channel. */
  thread_ts?: string;
  user: string;
  text: string;
}

export interface Press {
  channel: string;
  ts: string;
  action_id: string;
  user: string;
}

/** What people do in Slack's clients. */
export const createPeople = (options: {
  workspace: Workspace;
  events: EventCallbacks;
  target: () => string;
  signingSecret: string;
  now: () => number;
}) => {
  const { workspace, events, now } = options;
  const { directory } = workspace;
  const userOf = (id: string): SlackUser => {
    const user = directory.users.find((candidate) => candidate.id === id);
    if (user !== undefined) return user;
    const known = directory.users.map((candidate) => candidate.id).join(', ');
    throw new AppError('invalid', `user is ${JSON.stringify(id)}; expected one of ${known}`);
  };
  const channelOf = (id: string) => {
    const channel = directory.channels.find((candidate) => candidate.id === id);
    if (channel !== undefined) return channel;
    const known = directory.channels.map((candidate) => candidate.id).join(', ');
    throw new AppError('invalid', `channel is ${JSON.stringify(id)}; expected one of ${known}`);
  };
  const messageOf = (channel: string, ts: string): SlackMessage => {
    const message = workspace.find(channelOf(channel).id, ts);
    if (message === undefined) throw new AppError('not_found', `no message ${ts} in ${channel}`);
    return message;
  };

  const reply = ({ channel, thread_ts, user, text }: Reply): { channel: string; ts: string } => {
    if (text === '') throw new AppError('invalid', 'text is empty; expected what the user writes');
    const parent = thread_ts === undefined ? undefined : messageOf(channel, thread_ts);
    if (parent !== undefined && (parent.thread_ts !== undefined || parent.ephemeralTo !== undefined)) {
      throw new AppError('invalid', `thread_ts ${thread_ts} is not the first message of a thread`);
    }
    const message = workspace.add({
      channel: channelOf(channel).id,
      user: userOf(user).id,
      client_msg_id: randomUUID(),
      text: typedText(text, directory.users),
      blocks: typedBlocks(text),
      ...(parent === undefined ? {} : { thread_ts: parent.ts, parent_user_id: parent.user }),
    });
    events.posted(message);
    return { channel: message.channel, ts: message.ts };
  };

  const payloadOf = (message: SlackMessage, { block, element }: PressedButton, user: SlackUser) => ({
    type: 'block_actions',
    user: { id: user.id, username: user.name, name: user.name, team_id: teamId },
    api_app_id: appId,
    token: 'unused',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeralTo !== undefined,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: `${now()}.${teamId}.${randomUUID()}`,
    team: { id: teamId, domain: 'frontdesk-local' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: channelOf(message.channel).name },
    ...(message.ephemeralTo === undefined ? { message: { type: 'message', ...message } } : {}),
    state: { values: {} },
    actions: [{ ...element, block_id: block.block_id, action_ts: workspace.nextTs() }],
  });

  /** Presses a button as Slack tells it; AppError not_found, invalid where there is no such button for this user. */
  const press = async ({
    channel,
    ts,
    action_id,
    user,
  }: Press): Promise<{ status: number; body: string }> => {
    const message = messageOf(channel, ts);
    const presser = userOf(user);
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== user) {
      throw new AppError('invalid', `only ${message.ephemeralTo} sees message ${ts}`);
    }
    const pressed = findButton(message, action_id);
    if (pressed === undefined) {
      throw new AppError(
        'invalid',
        `message ${ts} has no button with action_id ${JSON.stringify(action_id)}`,
      );
    }
    const body = new URLSearchParams({ payload: JSON.stringify(payloadOf(message, pressed, presser)) });
    const answer = await signedPost(`${options.target()}/slack/interactions`, body.toString(), {
      signingSecret: options.signingSecret,
      now,
      contentType: 'application/x-www-form-urlencoded',
    });
    return { status: answer.status, body: answer.body };
  };
  return { reply, press };
};
