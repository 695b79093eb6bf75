import type { Effect } from '../../core/conversation/effect.ts';
import type { DeadLetter } from '../../core/dead-letter.ts';
import { type QueueMessage, queueMessage } from '../../core/messages.ts';
import type { ConversationStore } from '../../core/ports.ts';

/** What a person wants to know of a dead letter. */
export interface Described {
  letter: DeadLetter;
  message: QueueMessage | undefined;
  conversation: string;
  what: string;
  why: string;
  attempts: number;
}

type Reading = Pick<ConversationStore, 'getEffect' | 'load'>;

const messageOf = (body: string): QueueMessage | undefined => {
  try {
    return queueMessage.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

const whyOfEffect = (effect: Effect): string => {
  if (effect.status === 'sent') return 'delivered since: nothing is left to do';
  if (effect.status === 'dropped') return 'dropped since: somebody else spoke';
  return effect.why === undefined ? effect.status : `${effect.status} (${effect.why})`;
};

const whyOfConversation = async (store: Reading, conversation: string): Promise<string> => {
  const { state, unhandled, undelivered } = await store.load(conversation, { messages: 0 });
  if (state === undefined) return 'nothing is stored of the chat';
  const waits = unhandled.length + undelivered.length;
  const left = waits === 0 ? '' : `, ${waits} waiting`;
  const { case: newest } = state;
  return newest === undefined ? `no case${left}` : `case ${newest.status}: ${newest.reason}${left}`;
};

const whatOf = { doorbell: 'doorbell', unhandled: 'mail that a chat could not be handled' };

/** Reads what the store knows of a dead letter; the queue itself tells no reason. */
export const describeLetter = async (store: Reading, letter: DeadLetter): Promise<Described> => {
  const message = messageOf(letter.body);
  const base = { letter, message, attempts: letter.receives, conversation: letter.group ?? '' };
  if (message === undefined) {
    return { ...base, what: 'unreadable', why: 'no message that this version knows' };
  }
  if (message.type === 'doorbell_by_code') {
    const why = 'the conversation of this code could not be looked up';
    return { ...base, conversation: `code ${message.code}`, what: 'doorbell by code', why };
  }
  const { conversation } = message;
  if (message.type === 'effect') {
    const effect = await store.getEffect({ conversation, seq: message.seq });
    const what = `effect ${message.seq}${effect === undefined ? '' : `, ${effect.body.kind}`}`;
    return effect === undefined
      ? { ...base, conversation, what, why: 'nothing is stored of it' }
      : { ...base, conversation, what, why: whyOfEffect(effect), attempts: effect.attempts };
  }
  const why = await whyOfConversation(store, conversation);
  const what = message.type === 'timer' ? `timer ${message.timer.name}` : whatOf[message.type];
  return { ...base, conversation, what, why };
};
