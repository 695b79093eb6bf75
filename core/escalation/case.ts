import type { Mention } from '../configuration/fields.ts';
import type { Teammate } from '../conversation/teammate.ts';
import type { Instant } from '../instant.ts';
import type { TextInLanguage } from '../languages/text-in-language.ts';

export type EscalationReason =
  | 'asked_for_person'
  | 'no_evidence'
  | 'repeated_question'
  | 'no_progress'
  | 'anger'
  | 'policy_topic'
  | 'model_failure'
  /** The chat, or the day, has had as much of the model as configuration allows. */
  | 'limit_reached'
  | 'delivery_failed'
  /** Deciding a turn failed again and again. */
  | 'turn_failed';

/** `unreachable`: Slack refused the card, so the team was told by mail; the next call for a person posts a new one. */
export type CaseStatus = 'waiting' | 'claimed' | 'assistant' | 'resolved' | 'unreachable';

/** The owner owes the visitor words since `since`. */
export interface Silence {
  since: Instant;
  /** True where the visitor was told whose the chat is while the team is away. */
  told?: true;
  remindedAt?: Instant;
}

/** One escalation: its Slack card and thread. */
export interface Case {
  /** Opaque and random; Slack buttons carry it. */
  id: string;
  status: CaseStatus;
  reason: EscalationReason;
  /** Facts for the team, in the team's language. */
  brief: string;
  /** The visitor's exact words that led here. */
  quote: string;
  /** The same in the team's language, where it is translated. */
  quoteTranslation?: TextInLanguage;
  openedAt: Instant;
  /** Sequence number of the effect that posts the card; its external id is the thread. */
  card: number;
  channel: string;
  /** Who its channel calls; the configured default where left out. */
  calls?: Mention;
  /** Nobody is called again about a waiting case before this instant. */
  snoozedUntil?: Instant;
  /** True where there are business hours, so that a case can be snoozed until they begin. */
  hasHours?: true;
  /** True where the brief is the model's; else it is made of the rules' words. */
  briefed?: true;
  claimedBy?: Teammate;
  claimedAt?: Instant;
  /** Number of the last message when it was claimed: what came after it is the teammate's to answer. */
  claimedAfter?: number;
  silence?: Silence;
  /** Titles and URLs the assistant had tried. */
  tried: { title: string; url: string }[];
  /** Random reference of the transcript, and the nonce whose change revokes every link to it. */
  transcript: { ref: string; nonce: string };
  /** Steps of the ladder that this wait has behind it, by their place in the configuration. */
  ladder?: { done: number[] };
  /** When the timer that is on its way rings; what is due is looked at whenever anything happens. */
  wakeAt?: Instant;
  /** When the team was last mailed about this wait. */
  mailedAt?: Instant;
  /** When the chat was closed with nobody having taken it. */
  abandonedAt?: Instant;
  /** The visitor's words after message `after` wait for one mail, the first of them since `since`. */
  unmailed?: { after: number; since: Instant };
}
