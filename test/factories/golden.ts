import type { Golden } from '../../evals/golden.ts';
import type { Played, PlayedTurn } from '../../evals/play-golden.ts';
import { emptyRecord, markOf, since, type WorldRecord } from '../../evals/world-record.ts';
import config from '../../frontdesk.config.ts';
import { monday } from './clock.ts';

export const aGolden = (over: Partial<Golden> = {}): Golden => ({
  name: 'a conversation',
  row: 'evidence',
  language: 'en',
  starts: '2026-03-02T09:00:00Z',
  turns: [{ visitor: 'How much?' }],
  ...over,
});

/** One turn in which nothing happened but what the test says. */
export const aTurn = (over: Partial<PlayedTurn> = {}): PlayedTurn => {
  const record = emptyRecord();
  return {
    ...since(record, markOf(record)),
    n: 1,
    turn: { visitor: 'How much?' },
    owner: 'assistant',
    offered: false,
    ...over,
  };
};

export const aPlay = (
  turns: PlayedTurn[],
  over: Partial<Omit<Played, 'record'>> & { record?: Partial<WorldRecord> } = {},
): Played => ({
  config,
  turns,
  visitorWords: [],
  undelivered: [],
  ...over,
  record: { ...emptyRecord(), ...over.record },
});

/** A message that the visitor was sent. */
export const aPost = (text: string, over: object = {}, more: object = {}) => ({
  message: { from: 'assistant' as const, text, ...over },
  html: `<p>${text}</p>`,
  ...more,
});

export const aLead = (over: object = {}) => ({
  id: 'l1',
  email: 'zoe@example.org',
  name: 'Zoe',
  useCase: 'Support',
  summary: 'Buys.',
  quote: 'We want to buy it',
  at: monday,
  ...over,
});

export const anEscalation = (over: object = {}) => ({
  reason: 'anger' as const,
  caseId: 'c1',
  quote: 'How much?',
  again: false,
  ...over,
});
