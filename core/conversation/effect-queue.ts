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
  // To the worker that knows the card, because it holds the link to its thread.
  note: 'escalations',
  lead_mail: 'leads',
  team_mail: 'leads',
};

/** The queue whose worker delivers an effect. Timers are no deliveries: they go to their own queue as they are. */
export const effectQueue = (kind: Exclude<EffectKind, 'timer'>): QueueName => queues[kind];

/** Whether this release knows the kind of a stored effect: a newer one may have committed it. */
export const isKnownEffect = (kind: EffectKind): boolean => kind === 'timer' || Object.hasOwn(queues, kind);

/** Kinds with groups of their own, which begin with these words: nothing said to the visitor or in a thread waits for them. */
const ownGroups: Partial<Record<EffectKind, string>> = {
  // A brief takes the model seconds, in which nothing that the visitor or a teammate does may have to wait.
  brief: 'brief',
  // An update sets a state and says nothing new: one that fails for minutes keeps no words from a thread.
  card_update: 'card',
  // Notes keep their order among themselves; the one that holds the link to the thread waits for its card.
  note: 'note',
  tag: 'tag',
  transfer: 'transfer',
};

/** Effects of one group are delivered in order, and the first of them keeps the others waiting. */
export const effectGroup = (conversation: ConversationId, kind: EffectKind): string => {
  const own = ownGroups[kind];
  return own === undefined ? conversation : `${own}:${conversation}`;
};

const groupName = new RegExp(`^(?:(?:${Object.values(ownGroups).join('|')}):)?([a-z]+:[\\w-]{1,150})$`);

/** Whose group it is; undefined where the name tells of no conversation. */
export const conversationOfGroup = (group: string): ConversationId | undefined => groupName.exec(group)?.[1];
