import { renderMessage, renderNote } from '../adapters/help-desk/render.ts';
import { checkUrl } from '../adapters/page-reader/check-url.ts';
import { cardMessage } from '../adapters/team-chat/card-blocks.ts';
import { askToTakeMessage, threadMessage, whisperMessage } from '../adapters/team-chat/thread-blocks.ts';
import type { WebPage } from '../core/assistant/web-page.ts';
import type { VisitorMessage } from '../core/conversation/effect.ts';
import { AppError } from '../core/errors.ts';
import type { HelpDeskConversation, HelpDeskVisitor } from '../core/help-desk/help-desk-conversation.ts';
import type {
  Clock,
  HelpDesk,
  Knowledge,
  Mail,
  Model,
  PageReader,
  TeamChat,
  Telemetry,
  TranscriptLinks,
} from '../core/ports.ts';
import type { ModelCall, WorldRecord } from './world-record.ts';

const nothingUsed = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

const never = async () => Promise.reject(new Error('nothing of the kind is ever asked here'));

/** A message as a visitor reads it: its words, then what it offers and rests on. */
export const shownText = ({ name, text, choices = [], sources = [] }: VisitorMessage): string =>
  [
    name === undefined ? text : `${name}: ${text}`,
    ...choices.map(({ label }) => label),
    ...sources.map(({ title, url }) => `${title} ${url}`),
  ].join('\n');

export const recordingHelpDesk = (
  record: WorldRecord,
  {
    ticket,
    visitor,
    claimed,
  }: {
    ticket: HelpDeskConversation;
    visitor: HelpDeskVisitor;
    /** Whether a teammate owns the chat now. */
    claimed: () => Promise<boolean>;
  },
): HelpDesk => ({
  findByCode: async () => undefined,
  read: async (id) => (id === ticket.ticketId ? structuredClone(ticket) : undefined),
  readMessages: async () => structuredClone(ticket.messages),
  readVisitor: async () => visitor,
  post: async (_ticketId, message) => {
    const html = renderMessage(message, { named: true, marked: false });
    record.posted.push({ message, html, claimed: await claimed() });
    record.lines.push({ who: message.from, text: shownText(message) });
    return { externalId: `posted${record.posted.length}` };
  },
  findPosted: never,
  addNote: async (_ticketId, text) => {
    record.notes.push(renderNote(text));
    return { externalId: `note${record.notes.length}` };
  },
  findNote: never,
  transfer: async (_ticketId, department) => {
    record.lines.push({ who: 'event', text: `the chat was transferred to ${department}` });
  },
  resolve: async () => {
    record.lines.push({ who: 'event', text: 'the chat was marked as resolved in LiveAgent' });
  },
  tag: async (_ticketId, name) => {
    record.lines.push({ who: 'event', text: `the chat was tagged ${name} in LiveAgent` });
  },
  panelUrl: (id) => `https://yours.ladesk.com/agent/#Conversation;id=${id}`,
});

/** Slack's messages as the adapter builds them. */
export const recordingTeamChat = (
  record: WorldRecord,
  { clock, names }: { clock: Clock; names: Map<string, string> },
): TeamChat => {
  const keep = (body: unknown) =>
    `${Math.floor(clock.now() / 1000)}.${String(record.slack.push(body)).padStart(6, '0')}`;
  return {
    postCard: async (channel, view, links) => {
      record.cards.push(view);
      return { channel, ts: keep(cardMessage(view, links, true)) };
    },
    updateCard: async (_card, view, links) => {
      keep(cardMessage(view, links, false));
    },
    postInThread: async ({ channel }, post) => ({ channel, ts: keep(threadMessage(post)) }),
    findPosted: never,
    whisper: async (_card, _user, text) => {
      keep(whisperMessage(text));
    },
    askToTake: async (_card, _user, question) => {
      keep(askToTakeMessage(question));
    },
    dismiss: async () => {
      record.lines.push({ who: 'event', text: 'a question in Slack was taken away' });
    },
    displayName: async (user) => names.get(user) ?? user,
    groupMembers: async () => [],
    permalink: async ({ channel, ts }) => `https://slack.example/${channel}/${ts}`,
  };
};

export const recordingMail = (record: WorldRecord): Mail => ({
  send: async (message) => ({ id: `mail${record.mails.push(message)}` }),
});

/** Pages prepared by their address. The others pass the real reader's own check first, and then nobody answers. */
export const recordingPageReader = (record: WorldRecord, pages: Record<string, WebPage>): PageReader => ({
  read: async (url) => {
    const read = { url, served: false };
    record.reads.push(read);
    checkUrl(url, new Set());
    read.served = true;
    const page = pages[url];
    if (page === undefined) throw new AppError('unavailable', 'the page did not answer');
    record.given.push(page.url);
    return page;
  },
});

export const recordingKnowledge = (record: WorldRecord, knowledge: Knowledge): Knowledge => ({
  search: async (query, options) => {
    record.searches.push(query);
    const found = await knowledge.search(query, options);
    record.given.push(...found.passages.map(({ url }) => url));
    return found;
  },
});

/** `nowMs`: a clock that runs while the model thinks. */
export const recordingModel = (record: WorldRecord, model: Model, nowMs: () => number): Model => ({
  converse: async (request, options) => {
    const started = nowMs();
    const call: ModelCall = { usage: nothingUsed, tookMs: 0 };
    record.modelCalls.push(call);
    try {
      const response = await model.converse(request, options);
      call.usage = response.usage;
      for (const block of response.content) {
        if ('text' in block) record.said.push(block.text);
        else if ('toolUse' in block) {
          record.called.push(block.toolUse.name);
          const text = `the model calls ${block.toolUse.name} ${JSON.stringify(block.toolUse.input)}`;
          record.lines.push({ who: 'event', text });
        }
      }
      return response;
    } catch (error) {
      record.lines.push({
        who: 'event',
        text: `the model fails: ${error instanceof Error ? error.message : error}`,
      });
      throw error;
    } finally {
      call.tookMs = nowMs() - started;
    }
  },
});

/** Log lines with what `functions/telemetry.ts` writes of an error: its name, and an AppError's code and message. */
export const recordingTelemetry = (record: WorldRecord): Telemetry => {
  const log = (event: string, fields: object = {}, error?: unknown) => {
    const why =
      error instanceof AppError
        ? { error: error.name, code: error.code, detail: error.message }
        : error instanceof Error
          ? { error: error.name }
          : {};
    if (error instanceof Error && !(error instanceof AppError)) record.bugs.push(error);
    record.logs.push(JSON.stringify({ event, ...fields, ...why }));
  };
  return { info: log, warn: log, error: log, count: () => undefined, measure: () => undefined };
};

export const plainLinks: TranscriptLinks = {
  sign: async ({ ref, nonce }) => `https://frontdesk.example.com/transcripts/${ref}.${nonce}`,
  open: never,
};
