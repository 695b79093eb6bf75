import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BlockJson } from './block-kit.ts';
import type { SlackFile } from './file-shelf.ts';

export interface SlackUser {
  id: string;
  name: string;
  realName: string;
}

export interface SlackDirectory {
  botUserId: string;
  channels: { id: string; name: string }[];
  users: SlackUser[];
  usergroups: { id: string; handle: string; users: string[] }[];
}

export interface SlackMessage {
  channel: string;
  /** Id within the channel: seconds and six digits, a string. */
  ts: string;
  thread_ts?: string;
  parent_user_id?: string;
  user: string;
  bot_id?: string;
  text: string;
  blocks?: BlockJson[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  client_msg_id?: string;
  edited?: { user: string; ts: string };
  files?: SlackFile[];
  /** The only user who sees it; Slack itself keeps no such message. */
  ephemeralTo?: string;
  /** Nobody sees it any more. */
  deleted?: boolean;
}

export interface Workspace {
  directory: SlackDirectory;
  list(channel?: string): SlackMessage[];
  /** What was deleted, oldest first. */
  deleted(channel?: string): SlackMessage[];
  find(channel: string, ts: string): SlackMessage | undefined;
  add(message: Omit<SlackMessage, 'ts'>): SlackMessage;
  replace(message: SlackMessage): void;
  remove(message: SlackMessage): void;
  /** Strictly rising, as Slack's are within a channel. */
  nextTs(): string;
  subscribe(listener: (message: SlackMessage) => void): () => void;
}

/** Messages of the workspace; each write is one line of the state file, and later lines of one id win. */
export const createWorkspace = (
  directory: SlackDirectory,
  { stateFile, now }: { stateFile: string | undefined; now: () => number },
): Workspace => {
  const messages = new Map<string, SlackMessage>();
  const listeners = new Set<(message: SlackMessage) => void>();
  const keyOf = ({ channel, ts }: { channel: string; ts: string }) => `${channel} ${ts}`;
  let lastMicros = 0;
  const remember = (message: SlackMessage) => {
    messages.set(keyOf(message), message);
    lastMicros = Math.max(lastMicros, Number(message.ts.replace('.', '')));
  };
  if (stateFile !== undefined) {
    mkdirSync(dirname(stateFile), { recursive: true });
    const lines = existsSync(stateFile) ? readFileSync(stateFile, 'utf8').split('\n') : [];
    for (const line of lines.filter(Boolean)) remember(JSON.parse(line) as SlackMessage);
  }
  const write = (message: SlackMessage) => {
    remember(message);
    if (stateFile !== undefined) appendFileSync(stateFile, `${JSON.stringify(message)}\n`);
    for (const listener of listeners) listener(message);
  };
  const nextTs = () => {
    lastMicros = Math.max(lastMicros + 1, now() * 1000);
    const digits = String(lastMicros);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
  const listed = (channel: string | undefined, deleted: boolean) =>
    [...messages.values()]
      .filter((one) => (one.deleted === true) === deleted && (channel ?? one.channel) === one.channel)
      .sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return {
    directory,
    list: (channel) => listed(channel, false),
    deleted: (channel) => listed(channel, true),
    find: (channel, ts) => {
      const found = messages.get(keyOf({ channel, ts }));
      return found?.deleted === true ? undefined : found;
    },
    add: (message) => {
      const added = { ...message, ts: nextTs() };
      write(added);
      return added;
    },
    replace: write,
    remove: (message) => write({ ...message, deleted: true }),
    nextTs,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
