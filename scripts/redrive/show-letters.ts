import type { Instant } from '../../core/instant.ts';
import { table } from '../knowledge/table.ts';
import type { Described } from './describe-letter.ts';

const minuteMs = 60_000;

/** `3 min`, `5 h`, `2 d`: whole units, never more than there is. */
export const ageOf = (at: Instant, now: Instant): string => {
  const minutes = Math.max(0, Math.floor((now - at) / minuteMs));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
};

/** Enough of an id to tell it from every other. */
export const shortId = (id: string, all: string[]): string => {
  let length = 8;
  while (all.some((other) => other !== id && other.startsWith(id.slice(0, length)))) length += 1;
  return id.slice(0, length);
};

export const letterTable = (letters: Described[], now: Instant): string => {
  const ids = letters.map(({ letter }) => letter.id);
  return table([
    ['id', 'queue', 'conversation', 'what', 'why', 'age', 'attempts'],
    ...letters.map(({ letter, conversation, what, why, attempts }) => [
      shortId(letter.id, ids),
      letter.queue,
      conversation,
      what,
      why,
      ageOf(letter.at, now),
      String(attempts),
    ]),
  ]);
};

/** Everything known of one: `label  value` lines, then the message. */
export const letterInFull = ({ letter, message, ...known }: Described, now: Instant): string => {
  const lines: [string, string][] = [
    ['id', letter.id],
    ['queue', letter.queue],
    ['conversation', known.conversation],
    ['what', known.what],
    ['why', known.why],
    ['since', `${new Date(letter.at).toISOString()} (${ageOf(letter.at, now)})`],
    ['attempts', String(known.attempts)],
    ['group', letter.group ?? 'none'],
  ];
  const shown = message === undefined ? letter.body : JSON.stringify(message, undefined, 2);
  return `${lines.map(([label, value]) => `${label.padEnd(12)}  ${value}`).join('\n')}\n\n${shown}`;
};
