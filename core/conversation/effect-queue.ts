import type { QueueName } from '../messages.ts';
import type { ConversationId } from './conversation.ts';
import type { EffectKind } from './effect.ts';

const queues: Record<Exclude<EffectKind, 'timer'>, QueueName> = {
  reply: 'replies',
  transfer: 'replies',
  resolve: 'replies',
  tag: 'replies',
  // To the worker that knows the model.
  brief: 'inbox',
  card: 'escalations',
  card_update: 'escalations',
  thread_post: 'escalations',
  question: 'escalations',
  whisper: 'escalations',
  // After the card in the same group, because it holds the link to its thread.
  note: 'escalations',
  lead_mail: 'leads',
  team_mail: 'leads',
};

/** The queue whose worker delivers an effect. Timers are no deliveries: they go to their own queue as they are. */
export const effectQueue = (kind: Exclude<EffectKind, 'timer'>): QueueName => queues[kind];

/** Effects of one group are delivered in order, and the first of them keeps the others waiting. */
export const effectGroup = (conversation: ConversationId, kind: EffectKind): string => {
  // A brief takes the model seconds, in which nothing that the visitor or a teammate does may have to wait.
  if (kind === 'brief') return `brief:${conversation}`;
  // An update sets a state and says nothing new: one that fails for minutes keeps no words from a thread.
  if (kind === 'card_update') return `card:${conversation}`;
  return conversation;
};
