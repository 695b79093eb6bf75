import type { Message } from '../../../core/conversation/conversation.ts';
import type { ConversationHistory } from '../../../core/conversation/turn.ts';
import { type PageOptions, transcriptPage } from '../../../core/transcript/page.ts';
import { monday } from '../../factories/clock.ts';

export const target = { ref: 'ref-1', nonce: 'nonce-1' };
export const messages: Message[] = [
  { seq: 1, from: 'system', text: 'Chat opened', at: monday },
  { seq: 2, from: 'visitor', text: 'Bonjour,\nça va ?', at: monday + 1_000, name: 'Zoë' },
  {
    seq: 3,
    from: 'assistant',
    text: 'Oui.',
    at: monday + 2_000,
    sources: [{ title: 'Pricing', url: 'https://www.liveagent.com/pricing/' }],
    choices: [
      { kind: 'link', label: 'Trial', url: 'https://www.liveagent.com/trial/' },
      { kind: 'question', label: 'Main features?' },
    ],
  },
  { seq: 4, from: 'teammate', text: 'Careful here', at: monday + 3_000, name: 'Anna', internal: true },
];

export const historyWith = (changes: Partial<ConversationHistory> = {}): ConversationHistory => ({
  state: {
    version: 3,
    openedAt: monday,
    lastMessage: 4,
    lastEffect: 0,
    language: 'fr',
    languageFrom: 'session',
    page: 'https://www.liveagent.com/pricing/',
    visitor: { name: 'Zoë', email: 'zoe@example.com' },
    owner: { kind: 'assistant' },
    seen: [],
    seenUpTo: 0,
    openQuestions: [],
    consented: false,
    turnsWithoutProgress: 0,
    case: {
      id: 'case-1',
      status: 'waiting',
      reason: 'asked_for_person',
      brief: 'Wants a person',
      quote: 'un humain',
      openedAt: monday,
      card: 1,
      channel: 'C0FRONTDESK',
      tried: [],
      transcript: target,
    },
    leads: [],
    closed: false,
  },
  ownership: { owner: { kind: 'assistant' }, epoch: 0 },
  messages,
  inputs: [],
  effects: [],
  ...changes,
});

export const pageOptions: PageOptions = {
  conversation: 'liveagent:t1',
  brand: 'LiveAgent',
  teamLanguages: ['en'],
  panelUrl: (id) => `https://yours.ladesk.com/agent/#Conversation;id=${id}`,
  at: monday + 60_000,
};

export const pageOf = (
  changes: Partial<ConversationHistory> = {},
  options: Partial<PageOptions> = {},
): string => transcriptPage(historyWith(changes), { ...pageOptions, ...options });
