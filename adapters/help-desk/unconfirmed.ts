import * as z from 'zod';
import type { KnowledgeEntry, Message, Ticket } from './models.ts';
import { v1Answer } from './models.ts';
import { decodeEntities, plainText } from './plain-text.ts';

/*
 * What could not be confirmed without a LiveAgent account, one function each. docs/liveagent.md lists the check
 * that settles each of them.
 */

/** v1 wraps errors into HTTP 200; which words it uses for keys and limits is not documented. */
export const v1Failure = (body: string): 'key' | 'rate' | 'other' | undefined => {
  if (!body.includes('ERROR')) return undefined;
  const parsed = v1Answer.safeParse(jsonOrNothing(body));
  if (!parsed.success || parsed.data.response.status !== 'ERROR') return undefined;
  const words = parsed.data.response.errormessage ?? '';
  if (/api ?key/i.test(words)) return 'key';
  return /too many|rate limit/i.test(words) ? 'rate' : 'other';
};

const jsonOrNothing = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** LiveAgent has no state "chat ended": these are the ones after which nobody waits for an answer. */
export const isClosed = (ticket: Ticket): boolean => ['R', 'L', 'X', 'B'].includes(ticket.status);

const fileFields = z.object({
  name: z.string().min(1),
  url: z.string().optional(),
  downloadUrl: z.string().optional(),
});

/**
 * The file of a message of type F. What such a message holds is not documented: a link, an object with a name, and the
 * bare name are understood. `address` may be relative to the account.
 */
export const fileOf = ({ message }: Message): { name: string; address?: string } => {
  const fields = fileFields.safeParse(jsonOrNothing(message));
  if (fields.success) {
    const address = fields.data.downloadUrl ?? fields.data.url;
    return { name: fields.data.name, ...(address === undefined ? {} : { address }) };
  }
  const link = /<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(message);
  const name = plainText(message, { addresses: false }).replace(/\s+/g, ' ') || 'file';
  const address = link?.[1] ?? link?.[2];
  return { name, ...(address === undefined ? {} : { address: decodeEntities(address) }) };
};

/** Formats T and H are documented; which one a chat line of a visitor has is not. */
export const isHtml = (message: Message): boolean => message.format === 'H';

/** Whether a message is one that a visitor or agent wrote; notes and LiveAgent's own lines are not. */
export const isSpoken = (message: Message): boolean => message.type === 'M' || message.type === 'F';

/** Fields of the v1 transfer to a department; only the transfer to an agent has been seen working. */
export const transferForm = (department: string, useridentifier: string): Record<string, string> => ({
  departmentid: department,
  useridentifier,
});

/** Field of the v1 call that adds a tag; that a tag which does not exist yet is created, or refused, is not documented. */
export const tagForm = (name: string): Record<string, string> => ({ name });

/** Contact `language` holds up to ten characters, such as `fr` or `pt-BR`; ISO 639-1 comes out. */
export const languageOf = (value: string): string | undefined =>
  /^([a-z]{2})(?:[-_].*)?$/i.exec(value.trim())?.[1]?.toLowerCase();

/**
 * Ends what Frontdesk posts as an agent whom a person also uses, so that it can be told from what that person
 * writes in LiveAgent's panel. Invisible: word joiner, zero-width space, word joiner.
 */
export const relayMark = '\u2060\u200b\u2060';

/** Path and query of one piece of the knowledge base's list; whether it is one list or one for each category is not documented. */
export const knowledgeCall = (parent: string | undefined, offset: number) => ({
  path: '/knowledgebase/articles',
  query: {
    limit: String(knowledgeLimit),
    offset: String(offset),
    ...(parent === undefined ? {} : { parent_id: parent }),
  },
});

/** The largest `limit` that has been seen in use. */
export const knowledgeLimit = 500;

/** Type A is an article; what the other types are is not documented, and each may hold articles. */
export const isArticle = (entry: KnowledgeEntry): boolean => entry.rtype === 'A' || entry.rtype === '';

/** Access P is public; another is for agents or for some customers. */
const isInternal = ({ access }: KnowledgeEntry): boolean => access !== '' && access !== 'P';

/** Status P is published. An entry that does not say so, or that is internal or lies in an internal category, is nobody's to see. */
export const isPublicArticle = (
  entry: KnowledgeEntry,
  entryOf: (id: string) => KnowledgeEntry | undefined,
): boolean => {
  const above = entry.treepath.split('|').flatMap((id) => entryOf(id) ?? []);
  return entry.rstatus === 'P' && !isInternal(entry) && !above.some(isInternal);
};

/** The public address comes without a scheme; where it is missing, the portal is taken to lie on the account itself. */
export const articleUrl = (entry: KnowledgeEntry, account: string): string | undefined => {
  const given = entry.url === '' ? `/${entry.urlcode}` : entry.url;
  if (given === '/' || !URL.canParse(given, account)) return undefined;
  const { protocol, href } = new URL(given, account);
  return /^https?:$/.test(protocol) ? href : undefined;
};

/** Hours between UTC and any account's zone, in which the filter's time may be read instead. */
const widestOffsetMs = 14 * 3_600_000;

/**
 * Asks the list of tickets for what changed since `instant`, newest first. The filter's operators are seen in an
 * article of the vendor on `date_created`; that `date_changed` takes them, and in which zone, is not documented, so it
 * asks for more than is wanted. Versions before July 2025 ignore the sorting (changelog #20930).
 */
export const changesQuery = (instant: number): Record<string, string> => {
  const from = new Date(instant - widestOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
  return {
    _filters: JSON.stringify([['date_changed', 'D>', from]]),
    _sortField: 'date_changed',
    _sortDir: 'DESC',
  };
};

/** Whether a new message moves `date_changed` or only `last_activity` is not documented: the later one counts. */
export const changedAt = (ticket: Ticket): string =>
  [ticket.date_changed, ticket.last_activity, ticket.date_created].sort().at(-1) ?? '';

/** Started from a chat button or an invitation. Whether other kinds of ticket can hold a running chat is not documented. */
export const isChat = (ticket: Ticket): boolean => ['B', 'I'].includes(ticket.channel_type);
