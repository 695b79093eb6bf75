import type { VisitorMessage } from '../core/conversation/effect.ts';
import type { CardView } from '../core/escalation/card-view.ts';
import type { Lead } from '../core/leads/lead.ts';
import type { MailMessage } from '../core/ports.ts';

/** Everything that left the product during one attack, as the ports saw it. */
export interface AttackRecord {
  /** What visitors wrote, oldest first. */
  visitorTexts: string[];
  /** All texts whose words must stay out of logs: visitors' and the attack's. */
  privateTexts: string[];
  /** Messages posted to the visitor, and the HTML that LiveAgent gets of them. */
  posted: { message: VisitorMessage; html: string }[];
  notes: string[];
  reads: { url: string; served: boolean }[];
  searches: string[];
  mails: MailMessage[];
  leads: Lead[];
  cards: CardView[];
  /** Bodies of Slack messages, as JSON. */
  slack: unknown[];
  logs: string[];
  /** Addresses of passages and pages that the model was given. */
  given: string[];
  /** What the obeying model tried. */
  called: string[];
  said: string[];
  /** Turns of the visitor's after which nobody had told them anything. */
  silences: number;
  /** Tool calls that reached a port, by turn. */
  portCallsPerTurn: number[];
}

export const emptyRecord = (): AttackRecord => ({
  visitorTexts: [],
  privateTexts: [],
  posted: [],
  notes: [],
  reads: [],
  searches: [],
  mails: [],
  leads: [],
  cards: [],
  slack: [],
  logs: [],
  given: [],
  called: [],
  said: [],
  silences: 0,
  portCallsPerTurn: [],
});
