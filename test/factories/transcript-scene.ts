import type { Message } from '../../core/conversation/conversation.ts';
import type { Effect } from '../../core/conversation/effect.ts';
import type { Input } from '../../core/conversation/input.ts';
import type { ConversationHistory } from '../../core/conversation/turn.ts';
import { viewOfCase } from '../../core/escalation/view-of-case.ts';
import { aCase, aMessage, anEffect, anInput, anna, aState, ben, ownedBy } from './conversation.ts';

const minute = 60_000;
const pricing = { title: 'Pricing of LiveAgent', url: 'https://www.liveagent.com/pricing/' };
const moving = {
  title: 'Moving from another help desk',
  url: 'https://support.liveagent.com/61621-migration',
};

/** Everything a transcript can show, around a midnight of UTC. */
export const transcriptScene = (transcript = { ref: 'ref-1', nonce: 'nonce-1' }): ConversationHistory => {
  const start = Date.UTC(2026, 2, 2, 23, 50);
  const at = (minutes: number) => ({ at: start + minutes * minute });
  const opened = aCase({
    openedAt: start + 6 * minute,
    brief:
      'Maya Chen runs support for a web shop of 12 agents on another help desk.\nShe wants to know whether tickets, contacts and tags can be moved, and by when.',
    quote: 'Can I talk to a person about moving our tickets over?',
    tried: [pricing, moving],
    transcript,
  });
  const resolved = aCase({ ...opened, status: 'resolved' });
  const state = aState({
    openedAt: start,
    language: 'cs',
    page: 'https://www.liveagent.com/pricing/?utm_source=newsletter',
    visitor: { name: 'Maya Chen', email: 'maya@webshop.example' },
    lastMessage: 15,
    lastEffect: 30,
    case: resolved,
    owner: ownedBy(anna),
  });
  const said = (seq: number, minutes: number, over: Partial<Message>): Message =>
    aMessage({ seq, ...at(minutes), ...over });
  const mayaSays = (seq: number, minutes: number, text: string, over: Partial<Message> = {}) =>
    said(seq, minutes, { name: 'Maya Chen', text, ...over });
  const messages: Message[] = [
    said(1, 0, {
      from: 'assistant',
      text: 'Hello, and welcome to LiveAgent! How can I help you today?',
      effect: 1,
      choices: [
        { kind: 'link', label: 'Pricing', url: pricing.url },
        { kind: 'question', label: 'What are the main features of LiveAgent?' },
      ],
    }),
    mayaSays(2, 3, 'Kolik stojí LiveAgent pro malý tým?\nJe nás dvanáct.', {
      translation: { text: 'How much is LiveAgent for a small team?\nWe are twelve.', language: 'en' },
    }),
    said(3, 4, {
      from: 'assistant',
      text: 'LiveAgent costs 15 dollars per agent and month in its smallest plan, so 180 dollars for twelve people. All plans have a free trial.',
      effect: 2,
      sources: [pricing],
      steps: [
        { tool: 'search_knowledge', about: 'Kolik stojí LiveAgent pro malý tým?', passages: 5 },
        { tool: 'search_knowledge', about: 'discount for twelve agents', passages: 0 },
        { tool: 'read_page', about: pricing.url, passages: 1 },
      ],
    }),
    mayaSays(4, 5, 'Can I talk to a person about moving our tickets over?'),
    said(5, 6, {
      from: 'system',
      text: 'I have asked the team; somebody will be with you shortly.',
      effect: 9,
    }),
    said(6, 8, {
      from: 'teammate',
      name: 'Ben Jones',
      text: 'Anna knows that importer best.',
      internal: true,
    }),
    said(7, 11, { from: 'system', text: 'Anna Smith is taking over this chat.', effect: 12 }),
    said(8, 12, {
      from: 'teammate',
      name: 'Anna Smith',
      text: 'Hi Maya! We move tickets, contacts and tags for you, usually within tow days.',
      effect: 13,
      translation: {
        text: 'Dobrý den, Mayo! Přesuneme tikety, kontakty i štítky, obvykle do dvou dnů.',
        language: 'cs',
      },
      revised: {
        text: 'Hi Maya! …within two days.',
        at: start + 13 * minute,
        shown: 'Hi Maya! …within two days.',
      },
    }),
    said(9, 14, {
      from: 'teammate',
      name: 'Anna Smith',
      text: '[file: import-checklist.pdf]',
      onlyFiles: true,
      choices: [
        { kind: 'link', label: 'import-checklist.pdf', url: 'https://desk.example.com/files/v1.k1.F1.1.x' },
      ],
      effect: 14,
    }),
    mayaSays(10, 15, 'شكرا جزيلا! 123 (abc) <b>tučně</b> 😀\nhttps://webshop.example/?a=1&b=2'),
    said(11, 16, {
      from: 'teammate',
      name: 'Anna Smith',
      text: 'That was for another chat, sorry.',
      effect: 15,
      deleted: true,
    }),
    said(12, 17, {
      from: 'teammate',
      name: 'Anna Smith',
      text: 'Welcome! I have booked Thursday for you.',
      effect: 16,
    }),
    said(13, 20, { from: 'system', text: 'The assistant is back and will go on from here.', effect: 19 }),
    said(14, 21, { from: 'assistant', text: 'Is there anything else you need?', effect: 20 }),
    said(15, 25, {
      from: 'system',
      text: 'A teammate has marked this conversation as resolved.',
      effect: 24,
    }),
  ];
  const sent = (seq: number, minutes: number, body: Effect['body'], over: Partial<Effect> = {}): Effect =>
    anEffect({ seq, body, status: 'sent', createdAt: start + minutes * minute, ...over });
  const reply = (text: string): Effect['body'] => ({
    kind: 'reply',
    message: { from: 'assistant', text },
    fence: null,
  });
  const view = viewOfCase('liveagent:t1', state, opened);
  const effects: Effect[] = [
    sent(6, 6, { kind: 'card', channel: 'C1', view }),
    sent(10, 9, { kind: 'team_mail', subject: 'Nobody has taken a chat for 3 minutes', text: '' }),
    sent(20, 21, reply('Is there anything else you need?'), { status: 'failed' }),
    sent(22, 22, {
      kind: 'lead_mail',
      lead: {
        ...{ id: 'lead-1', email: 'maya@webshop.example', useCase: '', summary: '', quote: '' },
        ...at(22),
      },
    }),
  ];
  const inputs: Input[] = [
    anInput({ kind: 'timer_fired', ...at(9) }),
    anInput({ kind: 'claimed', ...at(10) }),
    anInput({ kind: 'handed_back', ...at(19.9) }),
    anInput({ kind: 'resolved', ...at(24.9), by: ben }),
  ];
  return {
    state,
    ownership: { owner: { kind: 'assistant' }, epoch: 3 },
    messages,
    inputs: inputs.map((input) => ({ ...input, handled: true })),
    effects,
  };
};
