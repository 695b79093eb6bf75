import { appId, teamId } from './event-callbacks.ts';
import type { FileShelf } from './file-shelf.ts';
import { type Args, botId, type Method, publicMessage, SlackRefusal } from './method.ts';
import type { SlackMessage, Workspace } from './workspace.ts';

const isTrue = (value: string | undefined) => value === 'true' || value === '1';

/** `oldest` and `latest` bound the list; whether they are in it themselves, `inclusive` says. */
const within = (messages: SlackMessage[], args: Args): SlackMessage[] => {
  const at = (ts: string) => Number(ts.replace('.', ''));
  const bound = (value: string | undefined, fallback: number) =>
    value === undefined ? fallback : Math.round(Number(value) * 1e6);
  const oldest = bound(args.oldest, -1);
  const latest = bound(args.latest, Number.POSITIVE_INFINITY);
  return messages.filter(({ ts }) =>
    isTrue(args.inclusive) ? at(ts) >= oldest && at(ts) <= latest : at(ts) > oldest && at(ts) < latest,
  );
};

const cursorOf = (offset: number) => Buffer.from(`next:${offset}`).toString('base64');

const offsetOf = (cursor: string | undefined): number => {
  if (cursor === undefined || cursor === '') return 0;
  const offset = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (offset === null) throw new SlackRefusal('invalid_cursor');
  return Number(offset[1]);
};

const pageOf = (messages: SlackMessage[], args: Args, largest: number) => {
  const asked = Number(args.limit ?? 100);
  if (!Number.isInteger(asked) || asked < 1 || asked > 999) throw new SlackRefusal('invalid_limit');
  const limit = Math.min(asked, largest);
  const offset = offsetOf(args.cursor);
  const more = messages.length > offset + limit;
  return {
    ok: true as const,
    messages: messages
      .slice(offset, offset + limit)
      .map((message) => publicMessage(message, isTrue(args.include_all_metadata))),
    has_more: more,
    response_metadata: { next_cursor: more ? cursorOf(offset + limit) : '' },
  };
};

export const readMethods = (
  workspace: Workspace,
  channelOf: (args: Args) => string,
  { largestPage, shelf }: { largestPage: number; shelf: FileShelf },
): Record<string, Method> => {
  const { directory } = workspace;
  const kept = (channel: string) => workspace.list(channel).filter((m) => m.ephemeralTo === undefined);
  return {
    'auth.test': () => ({
      ok: true,
      url: 'https://frontdesk-local.slack.com/',
      team: 'Frontdesk local',
      user: 'frontdesk',
      team_id: teamId,
      user_id: directory.botUserId,
      bot_id: botId,
      app_id: appId,
      is_enterprise_install: false,
    }),
    'conversations.history': (args) => {
      const parents = kept(channelOf(args)).filter(({ thread_ts }) => thread_ts === undefined);
      return pageOf(within(parents, args).reverse(), args, largestPage);
    },
    'conversations.replies': (args) => {
      const channel = channelOf(args);
      const parent = kept(channel).find(({ ts }) => ts === args.ts);
      if (parent === undefined) throw new SlackRefusal('thread_not_found');
      const replies = kept(channel).filter(({ thread_ts }) => thread_ts === parent.ts);
      return pageOf([parent, ...within(replies, args)], args, largestPage);
    },
    'chat.getPermalink': (args) => {
      const channel = channelOf(args);
      const message = kept(channel).find(({ ts }) => ts === args.message_ts);
      if (message === undefined) throw new SlackRefusal('message_not_found');
      const thread = message.thread_ts === undefined ? '' : `?thread_ts=${message.thread_ts}&cid=${channel}`;
      const permalink = `https://frontdesk-local.slack.com/archives/${channel}/p${message.ts.replace('.', '')}${thread}`;
      return { ok: true, channel, permalink };
    },
    'users.info': (args) => {
      const user = directory.users.find(({ id }) => id === args.user);
      if (user === undefined) throw new SlackRefusal('user_not_found');
      return {
        ok: true,
        user: {
          id: user.id,
          team_id: teamId,
          name: user.name,
          real_name: user.realName,
          deleted: false,
          is_bot: user.id === directory.botUserId,
          profile: { real_name: user.realName, display_name: '' },
        },
      };
    },
    'files.info': (args) => {
      const file = shelf.find(args.file ?? '');
      if (file === undefined) throw new SlackRefusal('file_not_found');
      if (file === 'deleted') throw new SlackRefusal('file_deleted');
      return { ok: true, file, comments: [], response_metadata: { next_cursor: '' } };
    },
    'usergroups.users.list': (args) => {
      const group = directory.usergroups.find(({ id }) => id === args.usergroup);
      if (group === undefined) throw new SlackRefusal('no_such_subteam');
      return { ok: true, users: group.users };
    },
  };
};
