import { checkMails } from './check-mails.ts';
import { checkSlack } from './check-slack.ts';
import type { Conversation, Evidence } from './evidence.ts';
import { invariants, type Violation } from './invariants.ts';

/** One request may have been on the wire when the claim was confirmed. */
const wireMs = 1_000;

/** Letters alone, so that a rendered text, its lists included, can be held against what was to be rendered. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');

const checkSilence = ({ id, journal, lines, messages }: Conversation, evidence: Evidence): Violation[] => {
  const invariant = invariants[0];
  const inSlack = (text: string) =>
    evidence.slack.some((m) => m.user === evidence.botUser && JSON.stringify(m).includes(text));
  const lastReply = lines.findLastIndex(({ from }) => from !== 'visitor');
  const stored = messages.filter(({ from }) => from === 'visitor').map(({ text }) => text);
  const seen = lines.flatMap(({ from }, i) => (from === 'visitor' ? [i] : []));
  const silent = journal.said.flatMap(({ text }, i): Violation[] => {
    const answered = (seen[i] ?? -1) < lastReply && seen[i] !== undefined;
    return answered || inSlack(text)
      ? []
      : [{ invariant, conversation: id, what: `nobody met ${JSON.stringify(text)}`, counts: 'lost' }];
  });
  const times = (all: string[], text: string) => all.filter((candidate) => candidate === text).length;
  // A number picks from the newest list, and another answer may have come between list and number.
  const said = journal.said.map(({ text, typed }) =>
    typed !== undefined && !stored.includes(text) && stored.includes(typed) ? typed : text,
  );
  const taken = [...new Set(said)].flatMap((text): Violation[] => {
    const [expected, found] = [times(said, text), times(stored, text)];
    if (found === expected) return [];
    const what = `${JSON.stringify(text)} was said ${expected} times and taken in ${found} times`;
    return [{ invariant, conversation: id, what, ...(found < expected ? { counts: 'lost' as const } : {}) }];
  });
  return [...silent, ...taken];
};

/** What the visitor sees must be what the product decided to say, message by message. */
const checkAnswers = ({ id, lines, effects }: Conversation): Violation[] => {
  const invariant = invariants[1];
  const violation = (what: string, counts?: Violation['counts']): Violation => ({
    invariant,
    conversation: id,
    what,
    ...(counts === undefined ? {} : { counts }),
  });
  const shown = lines.filter(({ from }) => from !== 'visitor');
  const decided = effects.flatMap(({ body, status }) =>
    body.kind === 'reply' && status === 'sent' ? [body.message] : [],
  );
  const violations: Violation[] = [];
  const due = [...decided];
  for (const line of shown) {
    const isIt = ({ from, text }: (typeof decided)[number]) =>
      line.from === from && bare(line.text).includes(bare(text.split('[')[0] ?? text).slice(0, 60));
    const place = due.findIndex(isIt);
    if (place >= 0) due.splice(place, 1);
    if (place === 0) continue;
    const again = place < 0 && decided.some(isIt);
    const how = again ? 'once more' : place < 0 ? 'and nobody decided it' : 'out of turn';
    violations.push(
      violation(
        `${line.from} said ${JSON.stringify(line.text.slice(0, 80))} ${how}`,
        again ? 'answer twice' : undefined,
      ),
    );
  }
  for (const { text } of due) {
    violations.push(
      violation(`${JSON.stringify(text.slice(0, 80))} counts as sent and is not there`, 'lost'),
    );
  }
  const failed = effects.filter(({ body, status }) => body.kind === 'reply' && status === 'failed');
  return [
    ...violations,
    ...failed.map(({ seq, why }) => violation(`answer #${seq} was given up (${why})`, 'lost')),
  ];
};

const checkClaims = ({ id, journal, lines }: Conversation): Violation[] =>
  journal.claims.flatMap(({ from, to = Number.POSITIVE_INFINITY }) =>
    lines
      .filter((line) => line.from === 'assistant' && Number(line.at) > from + wireMs && Number(line.at) < to)
      .map((line) => ({
        invariant: invariants[2],
        conversation: id,
        what: `the assistant said ${JSON.stringify(line.text.slice(0, 80))} ${Number(line.at) - from} ms after a claim`,
      })),
  );

const checkRelays = (
  { id, journal }: Conversation,
  { conversations, slack, unheard }: Evidence,
): Violation[] => {
  const invariant = invariants[5];
  const places = (text: string) =>
    conversations.flatMap((other) =>
      other.lines.filter((line) => line.from !== 'visitor' && line.text.includes(text)).map(() => other.id),
    );
  const wasHeard = (text: string) => !slack.some((m) => m.text === text && unheard.has(m.ts));
  const relayed = journal.written.filter(wasHeard).flatMap((text): Violation[] => {
    const found = places(text);
    if (found.length === 1 && found[0] === id) return [];
    const what = `${JSON.stringify(text)} came to ${found.length === 0 ? 'nobody' : found.join(', ')}`;
    const counts = found.length === 0 ? 'lost' : 'answer twice';
    return [{ invariant, conversation: id, what, counts }];
  });
  const leaked = journal.internal.flatMap((text): Violation[] => {
    const inner = text.replace(/^\/\/ /, '');
    const found = places(inner);
    return found.length === 0
      ? []
      : [
          {
            invariant,
            conversation: id,
            what: `the note ${JSON.stringify(text)} came to ${found.join(', ')}`,
          },
        ];
  });
  return [...relayed, ...leaked];
};

const checkLog = ({ id, journal }: Conversation, { log }: Evidence): Violation[] =>
  [...journal.said.map(({ text }) => text), ...journal.written, ...journal.internal]
    .filter((text) => text.length > 12 && log.includes(text))
    .map((text) => ({
      invariant: invariants[7],
      conversation: id,
      what: `${JSON.stringify(text)} was logged`,
    }));

const checkRest = ({ deadLetters, pending }: Evidence): Violation[] => [
  ...deadLetters
    .filter(({ orphaned }) => !orphaned)
    .map(
      ({ queue, body }): Violation => ({
        invariant: invariants[6],
        what: `${queue}: ${body}`,
        counts: 'lost',
      }),
    ),
  ...[...pending.queued, ...pending.effects, ...pending.inputs].map(
    (what): Violation => ({ invariant: invariants[8], what, counts: 'lost' }),
  ),
];

/** Holds what happened against the invariants. */
export const check = (evidence: Evidence): Violation[] => [
  ...evidence.conversations.flatMap((conversation) => [
    ...checkSilence(conversation, evidence),
    ...checkAnswers(conversation),
    ...checkClaims(conversation),
    ...checkRelays(conversation, evidence),
    ...checkLog(conversation, evidence),
  ]),
  ...checkMails(evidence),
  ...checkSlack(evidence),
  ...checkRest(evidence),
];
