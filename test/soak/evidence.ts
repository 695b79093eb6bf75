import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { ChatMessage, Desk, Mail, SlackMessage, SufferedFault } from '../factories/desk.ts';
import type { Journal } from './journal.ts';
import type { DeadLetter, Pending, StoreView } from './store-view.ts';
import type { Kill } from './trouble.ts';

/** One conversation as its people lived it, as it can be seen now, and as the product stored it. */
export interface Conversation {
  id: string;
  journal: Journal;
  lines: ChatMessage[];
  effects: Effect[];
  messages: Message[];
}

/** Everything that the checks go by. */
export interface Evidence {
  conversations: Conversation[];
  slack: SlackMessage[];
  botUser: string;
  mails: Mail[];
  pending: Pending;
  deadLetters: DeadLetter[];
  kills: readonly Kill[];
  suffered: SufferedFault[];
  /** Messages in Slack, by their ts, of which the product never heard: Slack gave up telling. */
  unheard: ReadonlySet<string>;
  /** Everything that the product logged. */
  log: string;
}

export const gatherEvidence = async (
  journals: Journal[],
  {
    desk,
    store,
    dir,
    ...known
  }: { desk: Desk; store: StoreView; dir: string } & Pick<Evidence, 'kills' | 'unheard' | 'pending'>,
): Promise<Evidence> => {
  const conversations: Conversation[] = [];
  for (const journal of journals) {
    const id = `liveagent:${journal.chat}`;
    conversations.push({
      id,
      journal,
      lines: await desk.chatLines(journal.chat),
      effects: store.effects(id),
      messages: store.messages(id),
    });
  }
  const { slack } = await desk.info();
  return {
    conversations,
    slack: (await Promise.all(slack.channels.map((channel) => desk.slackMessages(channel)))).flat(),
    botUser: slack.botUserId,
    mails: await desk.mails(),
    deadLetters: store.deadLetters(),
    ...known,
    suffered: await desk.suffered(),
    log: readFileSync(join(dir, 'frontdesk.log'), 'utf8'),
  };
};
