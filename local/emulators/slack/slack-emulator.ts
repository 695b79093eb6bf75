import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Faults } from '../../faults.ts';
import { createApiServer } from './api-server.ts';
import { createEventCallbacks } from './event-callbacks.ts';
import { createFileShelf } from './file-shelf.ts';
import { createPeople, type Edit, type Press, type Removal, type Reply } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { writeMethods } from './web-api.ts';
import { createWorkspace, type SlackDirectory, type SlackMessage } from './workspace.ts';

export interface SlackEmulatorOptions extends SlackDirectory {
  /** A free one where left out. */
  port?: number;
  botToken: string;
  signingSecret: string;
  /** Base URL of Frontdesk, without a slash at its end. */
  target: () => string;
  faults: Faults;
  /** Messages survive a restart in this file. */
  stateFile?: string;
  /** Messages in one page of a list, whatever is asked for; 999 where left out, 15 for apps outside the Marketplace. */
  largestPage?: number;
  /** Milliseconds before each further delivery of an event; shorter than Slack's own where left out. */
  retryWaitsMs?: number[] | undefined;
  /** Hears of events that were given up; the console where left out. */
  warn?: ((line: string) => void) | undefined;
  /** Milliseconds since the Unix epoch. */
  now: () => number;
}

export interface SlackEmulator {
  /** Base URL of the Web API; ends in `/api/`. */
  url: string;
  /** Oldest first; ephemeral messages among them. */
  messages(channel?: string): SlackMessage[];
  /** Where messages stood that somebody deleted, without their words. */
  deleted(channel?: string): Pick<SlackMessage, 'channel' | 'ts' | 'thread_ts' | 'user'>[];
  /** A file that somebody sent, for people in the channel. */
  file(id: string): { name: string; type: string; bytes: Buffer } | undefined;
  reply(reply: Reply): { channel: string; ts: string };
  /** People change only what is theirs. */
  edit(edit: Edit): void;
  remove(removal: Removal): void;
  /** Status 0 where Frontdesk did not answer within 3 s. */
  press(press: Press): Promise<{ status: number; body: string }>;
  subscribe(listener: (message: SlackMessage) => void): () => void;
  close(): Promise<void>;
}

/** Slack as far as Frontdesk meets it: the Web API, signed events and button presses, and the people in a channel. */
export const createSlackEmulator = async (options: SlackEmulatorOptions): Promise<SlackEmulator> => {
  const { channels, usergroups, botUserId, now } = options;
  const bot = { id: botUserId, name: 'frontdesk', realName: 'Frontdesk' };
  const users = options.users.some(({ id }) => id === botUserId) ? options.users : [...options.users, bot];
  const directory = { botUserId, channels, users, usergroups };
  const workspace = createWorkspace(directory, { stateFile: options.stateFile, now });
  const events = createEventCallbacks(options);
  const responses = createResponseUrls(workspace, now);
  let origin = '';
  const shelf = createFileShelf({ ...options, origin: () => origin });
  const people = createPeople({ ...options, workspace, events, responses, shelf, origin: () => origin });
  const methods = writeMethods(workspace, events, { now, largestPage: options.largestPage ?? 999, shelf });
  const server = createApiServer({
    methods,
    responses,
    shelf,
    botToken: options.botToken,
    faults: options.faults,
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/api/`,
    messages: workspace.list,
    deleted: (channel) =>
      workspace.deleted(channel).map(({ channel: where, ts, thread_ts, user }) => ({
        channel: where,
        ts,
        user,
        ...(thread_ts === undefined ? {} : { thread_ts }),
      })),
    file: (id) => {
      const found = shelf.find(id);
      if (found === undefined || found === 'deleted') return undefined;
      const stored = shelf.read(new URL(found.url_private).pathname);
      return stored === undefined
        ? undefined
        : { name: found.name, type: stored.mimetype, bytes: stored.bytes };
    },
    ...people,
    subscribe: workspace.subscribe,
    close: async () => {
      events.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
