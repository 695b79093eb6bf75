import type {
  HelpDeskConversation,
  HelpDeskMessage,
  HelpDeskVisitor,
} from '../help-desk/help-desk-conversation.ts';
import type { ConversationState, Instant } from './conversation.ts';
import type { Input } from './input.ts';

/** Ids kept to tell new messages from known ones; far more than one read brings late. */
const keptIds = 200;

const messageInputId = (messageId: string) => `message:${messageId}`;

/**
 * When the chat was closed, of which the help desk tells nothing: right after what an agent wrote last, who may have
 * answered and closed in one go; but before words of the visitor that nobody has answered.
 */
const closedAt = (told: HelpDeskConversation, learned: Input[]): Instant => {
  const agent = learned.findLast((input) => input.kind === 'teammate_said');
  if (agent !== undefined) return agent.at;
  const first = learned[0];
  return first === undefined ? (told.messages.at(-1)?.at ?? told.createdAt) : first.at - 1;
};

/** Messages that the conversation does not know yet. */
export const learnMessages = (state: ConversationState | undefined, messages: HelpDeskMessage[]): Input[] => {
  const seen = new Set(state?.seen.map((entry) => entry.id));
  const inputs: Input[] = [];
  for (const message of messages) {
    const id = messageInputId(message.id);
    if (seen.has(id) || message.at <= (state?.seenUpTo ?? -1)) continue;
    if (message.from.kind === 'visitor') {
      inputs.push({ id, at: message.at, kind: 'said', text: message.text });
    } else {
      inputs.push({
        id,
        at: message.at,
        kind: 'teammate_said',
        via: 'liveagent',
        teammate: message.from.agent,
        text: message.text,
      });
    }
  }
  return inputs;
};

/**
 * What the help desk tells that the conversation does not know yet, by time. The webhook is only a doorbell:
 * doubled, late or out of order, it changes nothing here.
 */
export const learnInputs = (
  state: ConversationState | undefined,
  told: HelpDeskConversation,
  visitor: HelpDeskVisitor | undefined,
): Input[] => {
  const inputs: Input[] = [];
  if (state === undefined) {
    inputs.push({
      id: 'opened',
      at: told.createdAt,
      kind: 'opened',
      visitor: { ...told.visitor, ...visitor?.visitor },
      ...(visitor?.page === undefined ? {} : { page: visitor.page }),
      ...(visitor?.language === undefined ? {} : { language: visitor.language }),
    });
  }
  inputs.push(...learnMessages(state, told.messages));
  if (told.status === 'closed' && state !== undefined && !state.closed) {
    // At the same instant the id decides, and this one comes after those of messages.
    inputs.push({ id: `status:closed:${state.version}`, at: closedAt(told, inputs), kind: 'closed' });
  }
  return inputs;
};

/** Remembers learned inputs in the state, within bounds: what is forgotten lies at or before `seenUpTo`. */
export const rememberLearned = (state: ConversationState, learned: Input[]): void => {
  for (const input of learned) {
    if (input.kind !== 'opened' && input.kind !== 'closed') state.seen.push({ id: input.id, at: input.at });
  }
  state.seen.sort((a, b) => a.at - b.at);
  const forgotten = state.seen.at(-keptIds - 1);
  if (forgotten === undefined) return;
  state.seenUpTo = forgotten.at;
  state.seen = state.seen.filter((entry) => entry.at > forgotten.at);
};
