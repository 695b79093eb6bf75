import type {
  HelpDeskConversation,
  HelpDeskMessage,
  HelpDeskVisitor,
} from '../help-desk/help-desk-conversation.ts';
import type { ConversationState, Instant } from './conversation.ts';
import type { Input } from './input.ts';
import { withinLimit } from './text-limit.ts';

/** Ids kept to tell new messages from known ones; far more than one read brings late. */
const keptIds = 200;

const messageInputId = (messageId: string) => `message:${messageId}`;

/**
 * When the chat was closed, of which the help desk tells nothing: right after what an agent wrote last, who may have
 * answered and closed in one go; but before words of the visitor that nobody has answered. Where nothing else is new,
 * it comes after all that happened up to `now`.
 */
const closedAt = (learned: Input[], now: Instant): Instant => {
  const agent = learned.findLast((input) => input.kind === 'teammate_said');
  if (agent !== undefined) return agent.at;
  const first = learned[0];
  return first === undefined ? now : first.at - 1;
};

/** A bare number right after a numbered list picks from it: a help desk's chat has no buttons. */
const pickedQuestion = (text: string, questions: string[]): string | undefined => {
  const digit = /^\s*([1-9])[.)]?\s*$/.exec(text)?.[1];
  return digit === undefined ? undefined : questions[Number(digit) - 1];
};

const filesOf = ({ files }: HelpDeskMessage) => (files === undefined ? {} : { files });

/** Messages that the conversation does not know yet. */
export const learnMessages = (state: ConversationState | undefined, messages: HelpDeskMessage[]): Input[] => {
  const seen = new Set(state?.seen.map((entry) => entry.id));
  const inputs: Input[] = [];
  for (const message of messages) {
    const id = messageInputId(message.id);
    if (seen.has(id) || message.at <= (state?.seenUpTo ?? -1)) continue;
    if (message.from.kind === 'visitor') {
      const picked = pickedQuestion(message.text, state?.openQuestions ?? []);
      inputs.push(
        picked === undefined
          ? { id, at: message.at, kind: 'said', text: withinLimit(message.text), ...filesOf(message) }
          : { id, at: message.at, kind: 'pressed', text: picked },
      );
    } else {
      inputs.push({
        id,
        at: message.at,
        kind: 'teammate_said',
        via: 'liveagent',
        teammate: message.from.agent,
        text: withinLimit(message.text),
        ...filesOf(message),
      });
    }
  }
  return inputs;
};

/** False also where a rescue took the conversation down before anything could be read of it. */
export const isGreeted = (state: ConversationState | undefined): boolean => (state?.openedAt ?? 0) > 0;

/**
 * What the help desk tells that the conversation does not know yet, by time. The webhook is only a doorbell:
 * doubled, late or out of order, it changes nothing here.
 */
export const learnInputs = (
  state: ConversationState | undefined,
  told: HelpDeskConversation,
  visitor: HelpDeskVisitor | undefined,
  now: Instant,
): Input[] => {
  // A chat that was over before Frontdesk heard of it is nobody's to answer.
  if (state === undefined && told.status === 'closed') return [];
  const inputs: Input[] = [];
  if (!isGreeted(state)) {
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
    inputs.push({ id: `status:closed:${state.version}`, at: closedAt(inputs, now), kind: 'closed' });
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
