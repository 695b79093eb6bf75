import { randomUUID } from 'node:crypto';
import { AppError } from '../../../core/errors.ts';
import { appId, type EventCallbacks, teamId } from './event-callbacks.ts';
import type { FileShelf, UploadedFile } from './file-shelf.ts';
import { type PressedElement, pressedElement } from './pressed-element.ts';
import type { ResponseUrls } from './response-urls.ts';
import { signedPost } from './signed-post.ts';
import { typed } from './typed-text.ts';
import type { SlackMessage, SlackUser, Workspace } from './workspace.ts';

export interface Reply {
  channel: string;
  /** Left out for a message of its own in the channel. */
  thread_ts?: string;
  user: string;
  text: string;
  files?: UploadedFile[] | undefined;
}

export interface Edit {
  channel: string;
  ts: string;
  user: string;
  text: string;
}

export type Removal = Omit<Edit, 'text'>;

export interface Press {
  channel: string;
  ts: string;
  action_id: string;
  /** Value or label of what is chosen, where the element is a menu. */
  option?: string | undefined;
  user: string;
}

/** What people do in Slack's clients. */
export const createPeople = (options: {
  workspace: Workspace;
  events: EventCallbacks;
  responses: ResponseUrls;
  shelf: FileShelf;
  /** Origin of the addresses by which the app may answer to a press. */
  origin: () => string;
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

  const reply = ({ channel, thread_ts, user, text, files = [] }: Reply): { channel: string; ts: string } => {
    if (text === '' && files.length === 0)
      throw new AppError('invalid', 'text is empty; expected what the user writes');
    const parent = thread_ts === undefined ? undefined : messageOf(channel, thread_ts);
    if (parent !== undefined && (parent.thread_ts !== undefined || parent.ephemeralTo !== undefined)) {
      throw new AppError('invalid', `thread_ts ${thread_ts} is not the first message of a thread`);
    }
    const message = workspace.add({
      channel: channelOf(channel).id,
      user: userOf(user).id,
      client_msg_id: randomUUID(),
      ...typed(text, directory.users),
      ...(parent === undefined ? {} : { thread_ts: parent.ts, parent_user_id: parent.user }),
      ...(files.length === 0 ? {} : { files: files.map((file) => options.shelf.add(file, user)) }),
    });
    events.posted(message);
    return { channel: message.channel, ts: message.ts };
  };

  const ownMessage = ({ channel, ts, user }: Removal): SlackMessage => {
    const message = messageOf(channel, ts);
    if (message.user === userOf(user).id && message.ephemeralTo === undefined) return message;
    throw new AppError('invalid', `message ${ts} is not of ${user}; expected one of their own`);
  };

  const edit = ({ text, ...which }: Edit): void => {
    const before = ownMessage(which);
    const edited = { user: which.user, ts: `${Math.floor(now() / 1000)}.000000` };
    const { blocks: _blocks, ...rest } = before;
    const message = { ...rest, ...typed(text, directory.users), edited };
    workspace.replace(message);
    events.changed(message, before, workspace.nextTs());
  };

  const remove = (which: Removal): void => {
    const before = ownMessage(which);
    workspace.remove(before);
    for (const { id } of before.files ?? []) options.shelf.remove(id);
    events.deleted(before, workspace.nextTs());
  };

  const payloadOf = (message: SlackMessage, { block, action }: PressedElement, user: SlackUser) => ({
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
    response_url: `${options.origin()}${options.responses.pathFor(message)}`,
    trigger_id: `${now()}.${teamId}.${randomUUID()}`,
    team: { id: teamId, domain: 'frontdesk-local' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: channelOf(message.channel).name },
    ...(message.ephemeralTo === undefined ? { message: { type: 'message', ...message } } : {}),
    state: { values: {} },
    actions: [{ ...action, block_id: block.block_id, action_ts: workspace.nextTs() }],
  });

  /** Presses a button as Slack tells it; AppError not_found, invalid where there is no such button for this user. */
  const press = async ({
    channel,
    ts,
    action_id,
    option,
    user,
  }: Press): Promise<{ status: number; body: string }> => {
    const message = messageOf(channel, ts);
    const presser = userOf(user);
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== user) {
      throw new AppError('invalid', `only ${message.ephemeralTo} sees message ${ts}`);
    }
    const pressed = pressedElement(message, action_id, option);
    const body = new URLSearchParams({ payload: JSON.stringify(payloadOf(message, pressed, presser)) });
    const answer = await signedPost(`${options.target()}/slack/interactions`, body.toString(), {
      signingSecret: options.signingSecret,
      now,
      contentType: 'application/x-www-form-urlencoded',
    });
    return { status: answer.status, body: answer.body };
  };
  return { reply, edit, remove, press };
};
