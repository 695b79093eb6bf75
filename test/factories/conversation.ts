import type { ConversationState, Message, Owner, Teammate } from '../../core/conversation/conversation.ts';
import type { Effect, EffectBody } from '../../core/conversation/effect.ts';
import type { Input, InputKind } from '../../core/conversation/input.ts';
import type { Turn } from '../../core/conversation/turn.ts';
import type { Case } from '../../core/escalation/case.ts';
import { monday } from './clock.ts';

export const anna: Teammate = { id: 'U0ANNASMITH', name: 'Anna Smith' };
export const ben: Teammate = { id: 'U0BENJONES', name: 'Ben Jones' };
export const assistantOwns: Owner = { kind: 'assistant' };
export const ownedBy = (teammate: Teammate): Owner => ({ kind: 'teammate', teammate });

export const aState = (over: Partial<ConversationState> = {}): ConversationState => ({
  version: 1,
  openedAt: monday,
  lastMessage: 0,
  lastEffect: 0,
  language: 'en',
  languageFrom: 'session',
  visitor: {},
  owner: assistantOwns,
  seen: [],
  seenUpTo: 0,
  openQuestions: [],
  consented: false,
  turnsWithoutProgress: 0,
  leads: [],
  closed: false,
  ...over,
});

export const aCase = (over: Partial<Case> = {}): Case => ({
  id: 'case-1',
  status: 'waiting',
  reason: 'asked_for_person',
  brief: 'Asks for a person about an invoice.',
  quote: 'Can I talk to a human?',
  openedAt: monday,
  card: 1,
  channel: 'C0FRONTDESK',
  tried: [],
  transcript: { ref: 'ref-1', nonce: 'nonce-1' },
  ...over,
});

export const aMessage = (over: Partial<Message> = {}): Message => ({
  seq: 1,
  from: 'visitor',
  text: 'How much is it?',
  at: monday,
  ...over,
});

export const aReply = (text = 'Plans start at 15 dollars.', fence: number | null = 0): EffectBody => ({
  kind: 'reply',
  message: { from: 'assistant', text },
  fence,
});

export const anEffect = (over: Partial<Effect> = {}): Effect => ({
  seq: 1,
  body: aReply(),
  status: 'pending',
  createdAt: monday,
  attempts: 0,
  ...over,
});

type InputOf<K extends InputKind> = Extract<Input, { kind: K }>;

const samples: { [K in InputKind]: InputOf<K> } = {
  opened: { id: 'opened', at: monday, kind: 'opened', page: 'https://www.liveagent.com/', visitor: {} },
  said: { id: 'said-1', at: monday, kind: 'said', text: 'How much is it?' },
  pressed: { id: 'pressed-1', at: monday, kind: 'pressed', text: 'What is the pricing model of LiveAgent?' },
  teammate_said: {
    id: 'teammate-said-1',
    at: monday,
    kind: 'teammate_said',
    via: 'slack',
    teammate: anna,
    text: 'Hello, Anna here.',
    source: { channel: 'C0FRONTDESK', thread: '1772442000.000100', ts: '1772442060.000200' },
  },
  teammate_edited: {
    id: 'teammate-edited-1',
    at: monday,
    kind: 'teammate_edited',
    teammate: anna,
    of: 'teammate-said-1',
    text: 'Hello, Anna here!',
  },
  teammate_deleted: {
    id: 'teammate-deleted-1',
    at: monday,
    kind: 'teammate_deleted',
    teammate: anna,
    of: 'teammate-said-1',
  },
  claimed: { id: 'claimed-1', at: monday, kind: 'claimed', teammate: anna, epoch: 1 },
  handed_back: { id: 'handed-back-1', at: monday, kind: 'handed_back', by: anna, epoch: 2 },
  resolved: { id: 'resolved-1', at: monday, kind: 'resolved', by: anna, epoch: 2 },
  called: { id: 'called-1', at: monday, kind: 'called', by: anna },
  snoozed: {
    id: 'snoozed-1',
    at: monday,
    kind: 'snoozed',
    by: anna,
    caseId: 'case-1',
    until: monday + 900_000,
  },
  transcript_wanted: { id: 'wanted-1', at: monday, kind: 'transcript_wanted', by: anna },
  links_revoked: { id: 'revoked-1', at: monday, kind: 'links_revoked', by: anna },
  briefed: {
    id: 'briefed-1',
    at: monday,
    kind: 'briefed',
    caseId: 'case-1',
    openedAt: monday,
    brief: 'Maya asks for a person about an invoice.',
  },
  timer_fired: {
    id: 'timer-1',
    at: monday,
    kind: 'timer_fired',
    timer: { name: 'unclaimed', caseId: 'case-1', step: 0 },
  },
  answer_dropped: { id: 'dropped-1', at: monday, kind: 'answer_dropped', effect: 1 },
  delivery_failed: {
    id: 'failed-1',
    at: monday,
    kind: 'delivery_failed',
    effect: 1,
    what: 'reply',
    why: 'unavailable',
  },
  closed: { id: 'closed', at: monday, kind: 'closed' },
};

/** An input of that kind, `said` by default. */
export const anInput = <K extends InputKind = 'said'>(
  over: Partial<InputOf<K>> & { kind?: K } = {},
): InputOf<K> => ({ ...samples[over.kind ?? ('said' as K)], ...over });

/** The first turn of a conversation, or the one after `expectedVersion`. */
export const aTurn = (over: Partial<Turn> = {}): Turn => {
  const expectedVersion = over.expectedVersion ?? 0;
  return {
    expectedVersion,
    expectedEpoch: 0,
    state: aState({ version: expectedVersion + 1 }),
    messages: [],
    effects: [],
    handled: [],
    learned: [],
    lookups: [],
    ...over,
  };
};
