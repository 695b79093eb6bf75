import { holds } from './comparable.ts';
import { type Failure, failed } from './failure.ts';
import type { Golden } from './golden.ts';
import type { Played } from './play-golden.ts';
import { shownText } from './recording-ports.ts';

/** What the end of a conversation expects and did not get; cases and leads are judged elsewhere. */
export const judgeEnd = ({ expect }: Golden, { record, turns }: Played): Failure[] => {
  const owner = turns.at(-1)?.owner;
  const sent = record.posted.map(({ message }) => shownText(message));
  return [
    ...(expect?.mails === undefined || expect.mails === record.mails.length
      ? []
      : [`${record.mails.length} mails were sent; expected ${expect.mails}`]),
    ...(expect?.owner === undefined || expect.owner === owner
      ? []
      : [`the chat belongs to the ${owner} at the end; expected the ${expect.owner}`]),
    ...(expect?.forbidden ?? []).flatMap((words) =>
      sent.filter((text) => holds(text, words)).map((text) => `the visitor was sent "${words}": ${text}`),
    ),
  ].map((text) => failed('expectation', text));
};
