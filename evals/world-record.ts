import type { ConverseResponse } from '../core/assistant/converse.ts';
import type { VisitorMessage } from '../core/conversation/effect.ts';
import type { CardView } from '../core/escalation/card-view.ts';
import type { EscalationReason } from '../core/escalation/case.ts';
import type { Lead } from '../core/leads/lead.ts';
import type { MailMessage } from '../core/mail/mail-message.ts';

/** A message posted to the visitor, and the HTML that LiveAgent gets of it. */
export interface Posted {
  message: VisitorMessage;
  html: string;
  /** True where a teammate owned the chat at that moment. */
  claimed?: boolean;
}

export interface ModelCall {
  usage: ConverseResponse['usage'];
  /** Milliseconds it took, failed calls included. */
  tookMs: number;
}

/** A case opened, or called again. */
export interface Escalated {
  reason: EscalationReason;
  caseId: string;
  /** What its card quotes. */
  quote: string;
  again: boolean;
}

/** What happened, in order, for people to read. */
export interface Line {
  who: 'visitor' | 'assistant' | 'system' | 'teammate' | 'event';
  text: string;
}

/** Everything that left the product in one conversation, as the ports saw it. */
export interface WorldRecord {
  /** What visitors wrote, oldest first. */
  visitorTexts: string[];
  /** When each of them was written, in milliseconds. */
  visitorTimes: number[];
  teammateTexts: string[];
  /** All texts whose words must stay out of logs: visitors' and the attack's. */
  privateTexts: string[];
  posted: Posted[];
  notes: string[];
  reads: { url: string; served: boolean }[];
  searches: string[];
  mails: MailMessage[];
  leads: Lead[];
  /** What was added to leads that had been passed on. */
  leadUpdates: Lead[];
  escalations: Escalated[];
  cards: CardView[];
  /** Bodies of Slack messages, as JSON. */
  slack: unknown[];
  logs: string[];
  /** Errors that are no expected ones. */
  bugs: Error[];
  /** Addresses of passages and pages that the model was given. */
  given: string[];
  /** Tools that the model tried, and what it tried to say. */
  called: string[];
  said: string[];
  modelCalls: ModelCall[];
  /** Visitor's turns after which nobody had told them anything, though the assistant owned the chat. */
  silences: number;
  /** Tool calls that reached a port, by turn. */
  portCallsPerTurn: number[];
  lines: Line[];
}

export const emptyRecord = (): WorldRecord => ({
  visitorTexts: [],
  visitorTimes: [],
  teammateTexts: [],
  privateTexts: [],
  posted: [],
  notes: [],
  reads: [],
  searches: [],
  mails: [],
  leads: [],
  leadUpdates: [],
  escalations: [],
  cards: [],
  slack: [],
  logs: [],
  bugs: [],
  given: [],
  called: [],
  said: [],
  modelCalls: [],
  silences: 0,
  portCallsPerTurn: [],
  lines: [],
});

type Lists = {
  [Key in keyof WorldRecord]: WorldRecord[Key] extends unknown[] ? Key : never;
}[keyof WorldRecord];

/** Lengths of the record's lists at one moment, to tell later what came after it. */
export type Mark = Record<Lists, number>;

export const markOf = (record: WorldRecord): Mark =>
  Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (Array.isArray(value) ? [[key, value.length]] : [])),
  ) as Mark;

/** What was recorded since. */
export const since = (record: WorldRecord, mark: Mark): Pick<WorldRecord, Lists> =>
  Object.fromEntries(
    Object.entries(mark).map(([key, length]) => [key, record[key as Lists].slice(length)]),
  ) as unknown as Pick<WorldRecord, Lists>;
