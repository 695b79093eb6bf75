import type { ThreadPost } from '../../../core/conversation/effect.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import type { PostedMessage } from '../../../core/escalation/posted-message.ts';
import type { Clock, TeamChat } from '../../../core/ports.ts';
import type { Wire } from './wire.ts';

export interface SlackCard extends PostedMessage {
  key: string;
  chat: string;
  /** As it was posted, and after every update. */
  views: CardView[];
  order: number;
}

export interface SlackPost extends PostedMessage {
  key: string;
  thread: string;
  post: ThreadPost;
  order: number;
}

/** Asked of one person in the thread of a chat. */
export interface SlackQuestion {
  chat: string;
  user: string;
  draft: string;
  caseId: string;
  inputId: string;
}

const reads = new Set(['findPosted', 'displayName', 'groupMembers', 'permalink']);

export const simSlack = (clock: Clock, { wire, order }: { wire: Wire; order: () => number }) => {
  const cards: SlackCard[] = [];
  const threads: SlackPost[] = [];
  const questions: SlackQuestion[] = [];
  let stamps = 0;
  /** Slack's message ids are instants, each given once. */
  const stamp = (): string => {
    stamps += 1;
    const now = clock.now();
    return `${Math.floor(now / 1000)}.${String(now % 1000).padStart(3, '0')}${String(stamps % 1000).padStart(3, '0')}`;
  };
  const cardAt = ({ channel, ts }: PostedMessage): SlackCard => {
    const card = cards.find((one) => one.channel === channel && one.ts === ts);
    if (card === undefined) throw new Error(`Slack has no card ${channel}:${ts}`);
    return card;
  };

  const over = <T>(name: string, effect: () => T, label = ''): Promise<T> =>
    wire({ service: 'slack', name, writes: !reads.has(name), label }, effect);

  const teamChat: TeamChat = {
    postCard: (channel, view, _links, key) =>
      over('postCard', () => {
        const ts = stamp();
        cards.push({ channel, ts, key, chat: view.ticketId, views: [view], order: order() });
        return { channel, ts };
      }),
    updateCard: (at, view) =>
      over('updateCard', () => {
        cardAt(at).views.push(view);
      }),
    postInThread: (card, post, key) =>
      over(
        'postInThread',
        () => {
          const { channel, ts: thread } = cardAt(card);
          const ts = stamp();
          threads.push({ channel, ts, thread, key, post, order: order() });
          return { channel, ts };
        },
        ` "${post.from}: ${post.text.slice(0, 40)}"`,
      ),
    findPosted: (channel, thread, key) =>
      over('findPosted', () => {
        const found =
          thread === undefined
            ? cards.find((card) => card.channel === channel && card.key === key)
            : threads.find((post) => post.thread === thread && post.key === key);
        return found === undefined ? undefined : { channel: found.channel, ts: found.ts };
      }),
    whisper: (_card, _user, text) => over('whisper', () => undefined, ` "${text}"`),
    askToTake: (card, user, { draft, caseId, inputId }) =>
      over('askToTake', () => {
        questions.push({ chat: cardAt(card).chat, user, draft, caseId, inputId });
      }),
    dismiss: () => over('dismiss', () => undefined),
    displayName: (user) => over('displayName', () => user.slice(2).toLowerCase()),
    groupMembers: () => over('groupMembers', () => []),
    permalink: ({ channel, ts }) => over('permalink', () => `https://slack.example/${channel}/${ts}`),
  };
  return { teamChat, cards, threads, questions, stamp };
};

export type SimSlack = ReturnType<typeof simSlack>;
