import type { Message, Ticket } from './models.ts';
import { v1Answer } from './models.ts';

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

/** A file's message names the file as far as has been seen; its exact form is not documented. */
export const fileText = (text: string): string => (text === '' ? '[file]' : `[file: ${text}]`);

/** Formats T and H are documented; which one a chat line of a visitor has is not. */
export const isHtml = (message: Message): boolean => message.format === 'H';

/** Whether a message is one that a visitor or agent wrote; notes and LiveAgent's own lines are not. */
export const isSpoken = (message: Message): boolean => message.type === 'M' || message.type === 'F';

/** Fields of the v1 transfer to a department; only the transfer to an agent has been seen working. */
export const transferForm = (department: string, useridentifier: string): Record<string, string> => ({
  departmentid: department,
  useridentifier,
});

/** Contact `language` holds up to ten characters, such as `fr` or `pt-BR`; ISO 639-1 comes out. */
export const languageOf = (value: string): string | undefined =>
  /^([a-z]{2})(?:[-_].*)?$/i.exec(value.trim())?.[1]?.toLowerCase();

/**
 * Ends what Frontdesk posts as an agent whom a person also uses, so that it can be told from what that person
 * writes in LiveAgent's panel. Invisible: word joiner, zero-width space, word joiner.
 */
export const relayMark = '\u2060\u200b\u2060';
