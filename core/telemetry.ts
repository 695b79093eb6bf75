import type { ConversationId } from './conversation/conversation.ts';

/** Log lines hold ids, lengths and codes; never bodies, addresses or secrets. */
export interface LogFields {
  conversation?: ConversationId;
  effect?: number;
  kind?: string;
  code?: string;
  count?: number;
  status?: string;
  reason?: string;
  durationMs?: number;
}

export type MetricName =
  | 'ConversationsOpened'
  | 'AnswersSent'
  | 'Escalations'
  | 'Claims'
  | 'HandBacks'
  | 'LeadsSent'
  | 'ModelCalls'
  | 'ModelFailures'
  | 'InputTokens'
  | 'OutputTokens'
  | 'CacheReadTokens'
  | 'CacheWriteTokens'
  /** US dollars, by the prices in the configuration. */
  | 'EstimatedCost'
  /** Answers that the output check kept back, and why. */
  | 'AnswersRefused'
  /** Texts that were to be translated, and whether they were. */
  | 'Translations'
  | 'KnowledgeArticles'
  | 'KnowledgeFailures'
  | 'LeadsUpdated'
  | 'UnclaimedSteps'
  /** Chats that were closed while their visitors waited for a person. */
  | 'WaitsAbandoned'
  /** Slack refused the app or the channel, and why. */
  | 'SlackRefusals'
  /** A dependency failed again and again and is not asked for a while, and which one. */
  | 'CircuitOpened'
  /** Conversations in which something waited too long, at each sweep. */
  | 'OverdueConversations'
  /** Chats that no webhook told of. */
  | 'MissedChats'
  /** Visitors who were held back by a limit, and which: a rate, a budget of the chat, or the day's money. */
  | 'LimitsReached'
  | 'AnswersDropped'
  | 'DeliveriesFailed';

export type DurationName =
  | 'TurnDuration'
  | 'ModelDuration'
  | 'TimeToClaim'
  | 'AbandonedWait'
  | 'DeliveryDuration';
