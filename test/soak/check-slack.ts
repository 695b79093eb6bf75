import type { Effect } from '../../core/conversation/effect.ts';
import type { SlackMessage } from '../factories/desk.ts';
import type { Conversation, Evidence } from './evidence.ts';
import { invariants, type Violation } from './invariants.ts';

const invariant = invariants[4];

const nameOf = ({ channel, ts }: SlackMessage): string => `${channel}:${ts}`;

const postsOf = ({ effects }: Conversation): Effect[] =>
  effects.filter(({ body }) => body.kind === 'card' || body.kind === 'thread_post');

/** Each post was decided by one effect; what no effect knows of was posted beyond need. */
const checkTwice = ({ conversations, slack, botUser }: Evidence): Violation[] => {
  const decided = new Set(
    conversations.flatMap((one) => postsOf(one).flatMap(({ externalId }) => externalId ?? [])),
  );
  return slack
    .filter((m) => m.user === botUser && m.ephemeralTo === undefined && !decided.has(nameOf(m)))
    .map((m) => ({
      invariant,
      what: `${nameOf(m)} in ${m.thread_ts ?? 'the channel'}: ${JSON.stringify(m.text.slice(0, 80))} was posted beyond need`,
      counts: 'slack post twice' as const,
    }));
};

const checkPlaces = (conversation: Conversation, slack: Map<string, SlackMessage>): Violation[] => {
  const { id, effects } = conversation;
  const cards = new Map(
    effects.flatMap(({ seq, body, externalId }) =>
      body.kind === 'card' ? [[seq, externalId] as const] : [],
    ),
  );
  return postsOf(conversation).flatMap((effect): Violation[] => {
    const { seq, body, status, externalId } = effect;
    if (status === 'dropped') return [];
    const message = externalId === undefined ? undefined : slack.get(externalId);
    if (status !== 'sent' || message === undefined) {
      return [{ invariant, conversation: id, what: `${body.kind} #${seq} is ${status}`, counts: 'lost' }];
    }
    const thread = body.kind === 'thread_post' ? cards.get(body.card) : undefined;
    const isRight =
      body.kind === 'card'
        ? message.thread_ts === undefined
        : thread === `${message.channel}:${message.thread_ts}`;
    return isRight ? [] : [{ invariant, conversation: id, what: `${body.kind} #${seq} stands elsewhere` }];
  });
};

export const checkSlack = (evidence: Evidence): Violation[] => {
  const slack = new Map(evidence.slack.map((message) => [nameOf(message), message]));
  return [
    ...checkTwice(evidence),
    ...evidence.conversations.flatMap((conversation) => checkPlaces(conversation, slack)),
  ];
};
