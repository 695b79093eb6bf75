import { renderMessage, renderNote } from '../adapters/help-desk/render.ts';
import { checkUrl } from '../adapters/page-reader/check-url.ts';
import { cardMessage } from '../adapters/team-chat/card-blocks.ts';
import { askToTakeMessage, threadMessage, whisperMessage } from '../adapters/team-chat/thread-blocks.ts';
import { AppError } from '../core/errors.ts';
import type { HelpDeskConversation, HelpDeskVisitor } from '../core/help-desk/help-desk-conversation.ts';
import type {
  HelpDesk,
  Knowledge,
  KnowledgeResult,
  Mail,
  PageReader,
  TeamChat,
  Telemetry,
  TranscriptLinks,
  WebPage,
} from '../core/ports.ts';
import type { AttackRecord } from './attack-record.ts';

const never = async () => Promise.reject(new Error('an attack asks nothing of the kind'));

export const recordingHelpDesk = (
  record: AttackRecord,
  ticket: HelpDeskConversation,
  visitor: HelpDeskVisitor,
): HelpDesk => ({
  findByCode: async () => undefined,
  read: async (id) => (id === ticket.ticketId ? structuredClone(ticket) : undefined),
  readMessages: async () => structuredClone(ticket.messages),
  readVisitor: async () => visitor,
  post: async (_ticketId, message) => {
    record.posted.push({ message, html: renderMessage(message, { named: true, marked: false }) });
    return { externalId: `posted${record.posted.length}` };
  },
  findPosted: never,
  addNote: async (_ticketId, text) => {
    record.notes.push(renderNote(text));
    return { externalId: `note${record.notes.length}` };
  },
  findNote: never,
  transfer: never,
  resolve: never,
  panelUrl: (id) => `https://yours.ladesk.com/agent/#Conversation;id=${id}`,
});

/** Slack's messages as the adapter builds them. */
export const recordingTeamChat = (record: AttackRecord): TeamChat => {
  const keep = (body: unknown) => `1772442000.${String(record.slack.push(body)).padStart(6, '0')}`;
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
    displayName: async () => 'Anna Smith',
    groupMembers: async () => [],
    permalink: async ({ channel, ts }) => `https://slack.example/${channel}/${ts}`,
  };
};

export const recordingMail = (record: AttackRecord): Mail => ({
  send: async (message) => ({ id: `mail${record.mails.push(message)}` }),
});

/** Pages prepared by their address. The others pass the real reader's own check first, and then nobody answers. */
export const recordingPageReader = (record: AttackRecord, pages: Record<string, WebPage>): PageReader => ({
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

export const recordingKnowledge = (record: AttackRecord, found: KnowledgeResult): Knowledge => ({
  search: async (query) => {
    record.searches.push(query);
    record.given.push(...found.passages.map(({ url }) => url));
    return structuredClone(found);
  },
});

/** Log lines with what `functions/telemetry.ts` writes of an error: its name, and an AppError's code and message. */
export const recordingTelemetry = (record: AttackRecord): Telemetry => {
  const log = (event: string, fields: object = {}, error?: unknown) => {
    const why =
      error instanceof AppError
        ? { error: error.name, code: error.code, detail: error.message }
        : error instanceof Error
          ? { error: error.name }
          : {};
    record.logs.push(JSON.stringify({ event, ...fields, ...why }));
  };
  return { info: log, warn: log, error: log, count: () => undefined, measure: () => undefined };
};

export const plainLinks: TranscriptLinks = {
  sign: async ({ ref, nonce }) => `https://frontdesk.example.com/transcripts/${ref}.${nonce}`,
  open: never,
};
