import type { ConversationId, Teammate } from '../../core/conversation/conversation.ts';
import type { Case } from '../../core/escalation/case.ts';
import type { SlackDeps } from './deps.ts';

/** One press, as far as it is understood. */
export interface Press {
  conversation: ConversationId;
  /** The case whose card, or whose thread, was pressed. */
  caseId: string;
  /** What stands behind the case's id in the value: the input that a draft came from, or the entry of a menu. */
  detail: string;
  by: Teammate;
  actionTs: string;
}

/** What the presser reads; undefined where the card itself will show it. */
export type Answer = string | undefined;

/** The newest case of a conversation, to which an older card may no longer speak. */
export const newestCase = async ({ store }: SlackDeps, { conversation }: Press): Promise<Case | undefined> =>
  (await store.load(conversation, { messages: 1 })).state?.case;

/** Buttons stay for ever: why this card's case has nothing left to act on, where a newer one took its place. */
export const whyOlder = (newest: Case | undefined, { caseId }: Press): string | undefined => {
  if (newest === undefined || newest.id === caseId) return undefined;
  return newest.status === 'resolved'
    ? 'This case is over, and so is a newer one of this chat.'
    : 'This case is over. This chat has a newer case with a card of its own.';
};

/** The same where the case is the newest, and resolved. */
export const whyOver = (newest: Case | undefined, press: Press): string | undefined =>
  whyOlder(newest, press) ??
  (newest?.status === 'resolved' ? 'This case is over: it was resolved.' : undefined);

/**
 * Why nobody can take a chat by its card: it was given up, so its thread is not known, although Slack shows it after all.
 * What is written there would reach nobody.
 */
export const whyCardless = async (
  { store }: SlackDeps,
  { conversation }: Press,
  newest: Case | undefined,
): Promise<string | undefined> => {
  if (newest?.status !== 'unreachable') return undefined;
  const card = await store.getEffect({ conversation, seq: newest.card });
  return card?.status === 'failed'
    ? 'Slack took this card too late, so the chat went out by e-mail. Please answer by e-mail or in LiveAgent.'
    : undefined;
};

/** The same of a case that the team was mailed instead of shown; it can be taken all the same. */
export const whyMailed = (newest: Case | undefined): string | undefined =>
  newest?.status === 'unreachable'
    ? 'Slack refused this chat, so it went out by e-mail. Take it first.'
    : undefined;
