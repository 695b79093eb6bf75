import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { FaultKind, FaultService } from '../faults.ts';
import { bodyOf, type Call, parseBody } from './call.ts';
import type { ConsoleView, MailItem, SlackMessage } from './console-view.ts';
import { recentPipeline } from './recent-pipeline.ts';

const text = (expected: string) => z.string(expected).trim().min(1, expected);
const said = text('a text of 1 to 10000 characters').max(10_000, 'a text of 1 to 10000 characters');

const sentFile = z.strictObject({
  name: text('a file name'),
  type: z
    .string('a MIME type')
    .regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'a MIME type such as text/plain')
    .optional(),
  content: z.base64('the content in base64'),
});

const sentFiles = z.array(sentFile, 'a list of files').max(10, 'ten files at the most').optional();

/** Files need no words; nothing at all is a mistake. */
const wordsOf = ({
  text: words,
  files = [],
}: {
  text?: string | undefined;
  files?: unknown[] | undefined;
}) => {
  if (words !== undefined || files.length > 0) return words ?? '';
  throw new AppError('invalid', 'text is missing; expected a text of 1 to 10000 characters');
};

const newChat = bodyOf({
  url: z
    .string('the address of the page the visitor is on, such as https://www.example.com/')
    .regex(
      /^https?:\/\/[^\s/]+(\/\S*)?$/,
      'the address of the page the visitor is on, such as https://www.example.com/',
    ),
  language: z
    .string('a language code such as en')
    .regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/, 'a language code such as en')
    .optional(),
  name: text('a name').max(200, 'a name of at most 200 characters').optional(),
  email: z
    .string('an e-mail address such as maya@example.com')
    .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'an e-mail address such as maya@example.com')
    .optional(),
});
const message = bodyOf({ text: said.optional(), files: sentFiles });
const panelAnswer = bodyOf({ chat: text('the id of a chat'), text: said });
const buttonPress = bodyOf({ id: text('the id of a button of this chat') });
const reply = bodyOf({
  channel: text('a channel id'),
  thread_ts: text('the ts of the first message of a thread'),
  user: text('a user id'),
  text: said.optional(),
  files: sentFiles,
});
const slackRemoval = {
  channel: text('a channel id'),
  ts: text('the ts of a message of theirs'),
  user: text('a user id'),
};
const slackEdit = bodyOf({ ...slackRemoval, text: said });
const slackPress = bodyOf({
  channel: text('a channel id'),
  ts: text('the ts of the message with the button'),
  action_id: text('the action_id of a button, or of a menu'),
  option: text('the value, or the label, of an option of the menu').optional(),
  user: text('a user id'),
});
const fault = bodyOf({
  service: z.string('a service'),
  kind: z.string('a kind of fault'),
  times: z.number('a whole number from 1 to 10000'),
});

const publicMessage = ({ channel, ts, thread_ts, user, text, blocks, ephemeralTo }: SlackMessage) => ({
  channel,
  ts,
  ...(thread_ts === undefined ? {} : { thread_ts }),
  user,
  text,
  blocks: blocks ?? [],
  ...(ephemeralTo === undefined ? {} : { ephemeralTo }),
});

const publicMail = ({ id, inReplyTo, from, to, replyTo, subject, text, html, at }: MailItem) => ({
  id,
  inReplyTo,
  from,
  to,
  replyTo,
  subject,
  text,
  html,
  at,
});

/** The page keeps an open mail open by this, whatever the mail system calls it. */
export const mailId = (item: MailItem): string =>
  createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 16);

const idOf = (params: Record<string, string>) => params.id ?? '';

/** The calls that black-box tests and the page share. */
const documentedCalls = (view: ConsoleView): Record<string, Call> => ({
  'POST /visitor/chats': async ({ body }) => {
    const { id } = await view.liveagent.openChat(parseBody(newChat, body));
    return { id };
  },
  'POST /visitor/chats/{id}/messages': async ({ params, body }) => {
    const sent = parseBody(message, body);
    const words = wordsOf(sent);
    if (words !== '') await view.liveagent.say(idOf(params), words);
    for (const file of sent.files ?? []) await view.liveagent.attach(idOf(params), file);
    return {};
  },
  'POST /visitor/chats/{id}/buttons': async ({ params, body }) => {
    await view.liveagent.press(idOf(params), parseBody(buttonPress, body).id);
    return {};
  },
  'POST /visitor/chats/{id}/end': async ({ params }) => {
    await view.liveagent.endChat(idOf(params));
    return {};
  },
  'POST /panel/answers': async ({ body }) => {
    const { chat, text: words } = parseBody(panelAnswer, body);
    await view.liveagent.answerAsAgent(chat, view.info().liveagent.panelAgent, words);
    return {};
  },
  'GET /visitor/chats/{id}': async ({ params }) => view.liveagent.chat(idOf(params)),
  'GET /slack/messages': async ({ query }) => {
    const all = await view.slack.messages(query.get('channel') ?? undefined);
    const after = query.get('after') ?? '';
    // What only its reader sees is listed where it stands in a thread: a question can be answered by nobody else's call.
    return all
      .filter((m) => m.ts > after && (m.ephemeralTo === undefined || m.thread_ts !== undefined))
      .map(publicMessage);
  },
  'POST /slack/replies': async ({ body }) => {
    const sent = parseBody(reply, body);
    return (await view.slack.reply({ ...sent, text: wordsOf(sent) })) ?? {};
  },
  'POST /slack/edits': async ({ body }) => (await view.slack.edit(parseBody(slackEdit, body))) ?? {},
  'POST /slack/deletions': async ({ body }) =>
    (await view.slack.remove(parseBody(bodyOf(slackRemoval), body))) ?? {},
  'POST /slack/presses': async ({ body }) => view.slack.press(parseBody(slackPress, body)),
  'GET /mail/messages': async () => (await view.mail.list()).map(publicMail),
  'GET /local/info': async () => view.info(),
  'POST /faults': async ({ body }) => {
    const { service, kind, times } = parseBody(fault, body);
    // The faults check names and numbers themselves, and say which there are.
    view.faults.add({ service: service as FaultService, kind: kind as FaultKind, times });
    return { service, kind, times };
  },
  'GET /faults': async () => view.faults.suffered(),
  'DELETE /faults': async () => {
    view.faults.clear();
    return {};
  },
});

/** What the page needs beyond them. */
const pageCalls = (view: ConsoleView): Record<string, Call> => ({
  'GET /console/chats': async () => view.liveagent.chats(),
  'GET /console/slack': async ({ query }) => {
    const { slack } = view.info();
    const named = (id: string) => ({ id, name: view.names?.[id] ?? id });
    const shown = slack.channels.find((id) => id === query.get('channel')) ?? slack.channel;
    const user = (role: 'bot' | 'responder' | 'outsider') => (id: string) => ({ ...named(id), role });
    return {
      channel: named(shown),
      channels: slack.channels.map(named),
      messages: await view.slack.messages(shown),
      deleted: await view.slack.deleted(shown),
      users: [
        ...[slack.botUserId].map(user('bot')),
        ...slack.responders.map(user('responder')),
        ...slack.outsiders.map(user('outsider')),
      ],
    };
  },
  'GET /console/mail': async () => {
    const all = await view.mail.list();
    return all.map((item) => {
      const { html: _, id: messageId, ...envelope } = item;
      return { ...envelope, messageId, id: mailId(item) };
    });
  },
  'GET /console/pipeline': async () => recentPipeline(view),
});

/** How a mail program would show words that bring no look of their own. */
const mailLook =
  '<!doctype html><meta charset="utf-8"><style>body{margin:14px;font:14px/1.5 system-ui,sans-serif;color:#1a2033}</style>';

/** The HTML of one mail; AppError not_found. */
export const mailHtml = async (view: ConsoleView, id: string): Promise<string> => {
  const item = (await view.mail.list()).find((candidate) => mailId(candidate) === id);
  if (item === undefined) throw new AppError('not_found', `no mail ${id}; GET /console/mail lists them`);
  return mailLook + item.html;
};

/** A file that somebody sent in Slack; AppError not_found. */
export const slackFile = async (view: ConsoleView, id: string): Promise<{ name: string; bytes: Buffer }> => {
  const file = await view.slack.file(id);
  if (file === undefined) throw new AppError('not_found', `no file ${id}; it may have been deleted`);
  return file;
};

export const consoleCalls = (view: ConsoleView): Record<string, Call> => ({
  ...documentedCalls(view),
  ...pageCalls(view),
});
