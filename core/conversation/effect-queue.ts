import type { QueueName } from '../messages.ts';
import type { EffectKind } from './effect.ts';

const queues: Record<Exclude<EffectKind, 'timer'>, QueueName> = {
  reply: 'replies',
  transfer: 'replies',
  resolve: 'replies',
  tag: 'replies',
  // To the worker that knows the model; see sendEffects for its group.
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
