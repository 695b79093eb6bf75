import type { Limits } from '../configuration/limits.ts';
import type { Instant } from '../instant.ts';

export type SpentLimit = 'messages' | 'calls' | 'cost';

/** What a visitor has had of the assistant in one conversation, since its budget last began. */
export interface Usage {
  /** Messages to the assistant. */
  messages: number;
  /** Model calls, and US dollars they cost by estimate. */
  calls: number;
  dollars: number;
  /** Times of the newest messages, within a minute; bounded. */
  recent: Instant[];
  /** What is used up: the assistant answers no more until a teammate hands the chat back or resolves its case. */
  spent?: SpentLimit;
  /** When the visitor was last told that a person has the request. */
  toldAt?: Instant;
  /** How often a teammate has opened the budget anew. */
  renewals?: number;
}

/** Time in which the assistant answers nothing; all of it is answered when the time is over. */
export interface Pause {
  why: 'rate' | 'source';
  until: Instant;
  /** Number of the last message that is not to be answered any more. */
  after: number;
  /** True once the visitor knows. */
  told?: true;
}

/** Budgets that handing back opens anew: whoever hands a flood back again and again pays for so many, and no more. */
export const mostRenewals = 3;

const minuteMs = 60_000;

export const nothingUsed: Usage = { messages: 0, calls: 0, dollars: 0, recent: [] };

/** After one more message of the visitor; `toAssistant`: false where a teammate is to answer it. */
export const withMessage = (
  usage: Usage,
  at: Instant,
  { messagesPerMinute }: Limits,
  toAssistant: boolean,
): Usage => ({
  ...usage,
  messages: usage.messages + (toAssistant ? 1 : 0),
  recent: [...usage.recent, at].filter((time) => time > at - minuteMs).slice(-messagesPerMinute - 1),
});

/** Whether the visitor has written more within a minute than is read at once. */
export const isRushed = ({ recent }: Usage, { messagesPerMinute }: Limits): boolean =>
  recent.length > messagesPerMinute;

/** The first limit of the conversation that is passed, if any is. */
export const spentLimit = (usage: Usage, limits: Limits): SpentLimit | undefined => {
  if (usage.spent !== undefined) return usage.spent;
  if (usage.messages > limits.messagesPerConversation) return 'messages';
  if (usage.calls >= limits.modelCallsPerConversation) return 'calls';
  return usage.dollars >= limits.dollarsPerConversation ? 'cost' : undefined;
};

/** A teammate gave the chat back, so a budget begins anew; undefined where one was used up and renewed too often. */
export const renewed = ({ spent, recent, renewals = 0 }: Usage): Usage | undefined => {
  if (spent !== undefined && renewals >= mostRenewals) return undefined;
  return { ...nothingUsed, recent, renewals: renewals + (spent === undefined ? 0 : 1) };
};
