import type { ThreadPost } from '../../../core/conversation/effect.ts';
import type { CardView } from '../../../core/escalation/card-view.ts';
import type { Clock, PostedMessage, TeamChat } from '../../../core/ports.ts';
import type { Faults } from './faults.ts';

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

export const simSlack = (
  clock: Clock,
  { faults, order, gate }: { faults: Faults; order: () => number; gate: (call: string) => Promise<void> },
) => {
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

  const teamChat: TeamChat = {
    postCard: async (channel, view, _links, key) => {
      await gate('slack.postCard');
      return faults.meet('slack', () => {
        const ts = stamp();
        cards.push({ channel, ts, key, chat: view.ticketId, views: [view], order: order() });
        return { channel, ts };
      });
    },
    updateCard: async (at, view) => {
      await gate('slack.updateCard');
      faults.meet('slack', () => cardAt(at).views.push(view));
    },
    postInThread: async (card, post, key) => {
      await gate(`slack.postInThread "${post.from}: ${post.text.slice(0, 40)}"`);
      return faults.meet('slack', () => {
        const { channel, ts: thread } = cardAt(card);
        const ts = stamp();
        threads.push({ channel, ts, thread, key, post, order: order() });
        return { channel, ts };
      });
    },
    findPosted: async (channel, thread, key) => {
      await gate('slack.findPosted');
      const found =
        thread === undefined
          ? cards.find((card) => card.channel === channel && card.key === key)
          : threads.find((post) => post.thread === thread && post.key === key);
      return found === undefined ? undefined : { channel: found.channel, ts: found.ts };
    },
    whisper: async (_place, _user, text) => gate(`slack.whisper "${text}"`),
    askToTake: async (card, user, { draft, caseId, inputId }) => {
      await gate('slack.askToTake');
      questions.push({ chat: cardAt(card).chat, user, draft, caseId, inputId });
    },
    dismiss: async () => undefined,
    displayName: async (user) => user.slice(2).toLowerCase(),
    groupMembers: async () => [],
    permalink: async ({ channel, ts }) => `https://slack.example/${channel}/${ts}`,
  };
  return { teamChat, cards, threads, questions, stamp };
};

export type SimSlack = ReturnType<typeof simSlack>;
