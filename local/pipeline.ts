import type { ConversationHistory } from '../core/conversation/turn.ts';
import type { ConversationStore } from '../core/ports.ts';
import type { PipelineEvent } from './console/console-view.ts';

const eventsOf = (conversation: string, { inputs, effects }: ConversationHistory): PipelineEvent[] => [
  ...inputs.map(
    (input): PipelineEvent => ({
      at: input.at,
      conversation,
      label: input.kind,
      status: input.handled ? 'handled' : 'waiting',
      kind: 'input',
    }),
  ),
  ...effects.map(
    (effect): PipelineEvent => ({
      at: effect.settledAt ?? effect.createdAt,
      conversation,
      label: effect.body.kind,
      status: effect.status,
      kind: 'effect',
      detail: effect.why ?? (effect.attempts > 1 ? `${effect.attempts} attempts` : undefined),
    }),
  ),
];

/** What the pipeline did, read from the outbox and the inputs themselves, so that it is the same in both local runs. */
export const pipelineOf = (store: Pick<ConversationStore, 'history'>) => ({
  recent: async (tickets: string[]): Promise<PipelineEvent[]> => {
    const conversations = tickets.map((id) => (id.includes(':') ? id : `liveagent:${id}`));
    const events = await Promise.all(conversations.map(async (id) => eventsOf(id, await store.history(id))));
    return events
      .flat()
      .sort((a, b) => b.at - a.at)
      .slice(0, 200);
  },
});
