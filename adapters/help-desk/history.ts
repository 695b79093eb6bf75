import { AppError } from '../../core/errors.ts';
import type { Agent, Message, MessageGroup } from './models.ts';
import { plainText, tidy } from './plain-text.ts';
import { fileOf, isHtml, isSpoken, relayMark } from './unconfirmed.ts';

/** One message of a ticket in its place. */
export interface Line {
  id: string;
  /** Milliseconds since the Unix epoch, strictly rising within a ticket. */
  at: number;
  userid: string;
  kind: 'spoken' | 'note';
  /** Empty where the message is a file. */
  text: string;
  file?: { name: string; address?: string };
  /** True where Frontdesk posted it as an agent whom a person uses too. */
  marked: boolean;
}

/** LiveAgent's own user, who writes its system lines: seen by several integrations. */
const systemUser = 'system00';

/** `YYYY-MM-DD HH:MM:SS` in UTC, as asked for by the Timezone-Offset header. */
export const instantOf = (time: string): number => {
  const at = Date.parse(`${time.trim().replace(' ', 'T')}Z`);
  if (Number.isNaN(at)) {
    throw new AppError('refused', 'LiveAgent gave a time of another form; expected YYYY-MM-DD HH:MM:SS');
  }
  return at;
};

/** More than a person writes: reading on would only cost time. */
const longestRead = 100_000;

const textOf = (message: Message, addresses: boolean): string => {
  if (message.type === 'F') return '';
  const raw = message.message.slice(0, longestRead);
  return isHtml(message) ? plainText(raw, { addresses }) : tidy(raw);
};

/** Oldest first whichever way the server sorted: older versions ignore `_sortDir`. Equal times keep their order. */
const chronological = <T>(items: T[], time: (item: T) => number): T[] => {
  const [first, last] = [items[0], items.at(-1)];
  const descending = first !== undefined && last !== undefined && time(first) > time(last);
  return (descending ? items.toReversed() : [...items]).sort((a, b) => time(a) - time(b));
};

const timeOf = (message: Message): number => instantOf(message.datecreated);

/** A group with what people wrote in it; a date that is missing on one level is taken from the other. */
const peopleOnly = (group: MessageGroup): { at: number; order: number; messages: Message[] } => {
  const messages = group.messages
    .filter((message) => (isSpoken(message) || message.type === 'N') && message.userid !== systemUser)
    .map((message) => ({ ...message, datecreated: message.datecreated || group.datecreated }));
  const date = group.datecreated || messages[0]?.datecreated;
  return { at: date === undefined ? 0 : instantOf(date), order: group.sort_order, messages };
};

/**
 * What people said and noted, oldest first. LiveAgent's times have whole seconds; messages of one second keep
 * their order by a millisecond each.
 */
export const linesOf = (groups: MessageGroup[], options: { addresses: boolean }): Line[] => {
  const told = groups.map(peopleOnly).filter(({ messages }) => messages.length > 0);
  const messages = chronological(told, ({ at }) => at)
    // Within one second nothing but LiveAgent's own number tells which way round the groups came.
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .flatMap((group) => chronological(group.messages, timeOf));
  const unique = [...new Map(messages.map((message) => [message.id, message])).values()];
  let before = 0;
  return unique
    .sort((a, b) => timeOf(a) - timeOf(b))
    .map((message) => {
      const at = Math.max(timeOf(message), before + 1);
      before = at;
      const text = textOf(message, options.addresses);
      const marked = text.includes(relayMark);
      return {
        id: message.id,
        at,
        userid: message.userid,
        kind: message.type === 'N' ? 'note' : 'spoken',
        text: text.replaceAll(relayMark, ''),
        ...(message.type === 'F' ? { file: fileOf(message) } : {}),
        marked,
      };
    });
};

/**
 * A visitor of a chat writes under an id that is neither an agent's nor the ticket's contact. Two of them in one
 * ticket mean that an agent is new and the list of agents old.
 */
export const strangers = (lines: Line[], agents: Agent[], contactId: string): number => {
  const known = new Set([...agents.map(({ id }) => id), contactId]);
  return new Set(lines.map(({ userid }) => userid).filter((id) => !known.has(id))).size;
};
