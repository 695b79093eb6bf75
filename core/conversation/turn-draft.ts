import { AppError } from '../errors.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import type { ConversationId, ConversationState, Instant, Message, Owner } from './conversation.ts';
import type { EffectBody, VisitorMessage } from './effect.ts';
import type { Input } from './input.ts';
import type { LookupKey, Snapshot, Turn } from './turn.ts';

/** A turn while it is being decided: the state as it will be, and what the outside will see. */
export interface TurnDraft {
  readonly conversation: ConversationId;
  readonly at: Instant;
  readonly epoch: number;
  /** Owner as of this turn's reading; `state.owner` lags behind it by the inputs that are not handled yet. */
  readonly owner: Owner;
  readonly state: ConversationState;
  /** Transcript so far, this turn's messages included. */
  readonly transcript: Message[];
  /** What this turn has added to the transcript, or changed in it. */
  readonly added: readonly Message[];
  readonly effects: readonly Turn['effects'][number][];
  /** Visitor's words of this turn that nobody has answered yet. */
  readonly unanswered: Message[];
  takenBy: Owner | undefined;
  addMessage(message: Omit<Message, 'seq' | 'at'> & { at?: Instant }): Message;
  /** Returns the effect's sequence number. */
  addEffect(body: EffectBody): number;
  /** Puts another body in the place of an effect of this very turn. */
  amend(effect: number, body: EffectBody): void;
  /** Takes an effect of this very turn back, before anybody delivers it; false for any other. */
  withdraw(effect: number): boolean;
  /** Marks the message of an effect as never sent. */
  unsay(effect: number): Message | undefined;
  /** Changes what stands in the transcript. */
  rewrite(message: Message, change: Partial<Message>): Message;
  addLookup(key: LookupKey): void;
  /**
   * Puts a message into the transcript and sends it to the visitor; the assistant's are fenced by the owner's epoch.
   * `input`: the one that brought it, where its author may still edit or delete it.
   */
  reply(message: VisitorMessage, input?: string): void;
  /** `inputs`: the stored ones handled and the ones learned from the help desk. */
  finish(inputs: { handled: string[]; learned: Input[] }): Turn;
}

const newState = (language: string): ConversationState => ({
  version: 0,
  openedAt: 0,
  lastMessage: 0,
  lastEffect: 0,
  language,
  languageFrom: 'default',
  visitor: {},
  owner: { kind: 'assistant' },
  seen: [],
  seenUpTo: 0,
  openQuestions: [],
  consented: false,
  turnsWithoutProgress: 0,
  leads: [],
  closed: false,
});

export const draftTurn = (
  conversation: ConversationId,
  snapshot: Snapshot,
  at: Instant,
  defaultLanguage: string,
): TurnDraft => {
  const state: ConversationState = structuredClone(snapshot.state ?? newState(defaultLanguage));
  delete state.failing;
  const added: Message[] = [];
  const effects: Turn['effects'] = [];
  const lookups: LookupKey[] = [];
  const transcript = [...snapshot.messages];

  const draft: TurnDraft = {
    conversation,
    at,
    epoch: snapshot.ownership.epoch,
    owner: snapshot.ownership.owner,
    state,
    transcript,
    added,
    effects,
    unanswered: [],
    takenBy: undefined,
    addMessage: (message) => {
      state.lastMessage += 1;
      const line: Message = { at, ...message, seq: state.lastMessage };
      added.push(line);
      transcript.push(line);
      return line;
    },
    addEffect: (body) => {
      state.lastEffect += 1;
      effects.push({ seq: state.lastEffect, body });
      return state.lastEffect;
    },
    amend: (effect, body) => {
      const at = effects.findIndex(({ seq }) => seq === effect);
      if (at < 0) throw new AppError('invalid', `effect ${effect} is not of this turn`);
      effects[at] = { seq: effect, body };
    },
    withdraw: (effect) => {
      const at = effects.findIndex(({ seq }) => seq === effect);
      if (at >= 0) effects.splice(at, 1);
      return at >= 0;
    },
    unsay: (effect) => {
      const said = transcript.find((message) => message.effect === effect);
      return said === undefined ? undefined : draft.rewrite(said, { unsent: true });
    },
    rewrite: ({ seq }, change) => {
      const at = transcript.findIndex((message) => message.seq === seq);
      const said = transcript[at];
      if (said === undefined) throw new AppError('invalid', `message ${seq} is not in the transcript`);
      const rewritten = { ...said, ...change };
      transcript[at] = rewritten;
      const before = added.findIndex((message) => message.seq === seq);
      if (before < 0) added.push(rewritten);
      else added[before] = rewritten;
      return rewritten;
    },
    addLookup: (key) => lookups.push(key),
    reply: (message, input) => {
      const { teammateId: _, ...line } = message;
      const source = input === undefined ? {} : { input };
      draft.addMessage({ ...line, ...source, effect: state.lastEffect + 1 });
      // A number picks from the last message's list, and from no older one.
      state.openQuestions = (message.choices ?? []).flatMap((choice) =>
        choice.kind === 'question' ? [choice.label] : [],
      );
      // Where this very turn gives the chat back to the assistant, its commit raises the epoch.
      const epoch = snapshot.ownership.epoch + (draft.takenBy?.kind === 'assistant' ? 1 : 0);
      const fence = message.from === 'assistant' ? epoch : null;
      draft.addEffect({ kind: 'reply', message, fence });
      const open = openCaseOf(state);
      if (message.from === 'assistant' && open !== undefined) {
        draft.addEffect({
          kind: 'thread_post',
          card: open.card,
          post: { from: 'assistant', text: message.text },
        });
      }
    },
    finish: ({ handled, learned }) => ({
      expectedVersion: snapshot.state?.version ?? 0,
      expectedEpoch: snapshot.ownership.epoch,
      state: { ...state, version: (snapshot.state?.version ?? 0) + 1 },
      messages: added,
      effects,
      handled,
      learned,
      lookups,
      ...(draft.takenBy === undefined ? {} : { owner: draft.takenBy }),
    }),
  };
  return draft;
};
