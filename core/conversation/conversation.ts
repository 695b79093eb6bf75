import type { Case, EscalationReason } from '../escalation/case.ts';
import type { Instant } from '../instant.ts';
import type { TextInLanguage } from '../languages/text-in-language.ts';
import type { LeadRecord } from '../leads/lead.ts';
import type { Pause, Usage } from '../limits/usage.ts';
import type { Teammate } from './teammate.ts';

export type { Instant, Teammate };

/** `<channel>:<external id>`, for example `liveagent:8fk2x01a`. */
export type ConversationId = string;

export type Speaker = 'visitor' | 'assistant' | 'teammate' | 'system';

export type Owner = { kind: 'assistant' } | { kind: 'teammate'; teammate: Teammate };

/** Who may speak to the visitor. `epoch` rises by one at every change and fences every assistant message. */
export interface Ownership {
  owner: Owner;
  epoch: number;
}

/** What a message offers beside its text. Links open a page; questions are asked by picking them. */
export type Choice = { kind: 'link'; label: string; url: string } | { kind: 'question'; label: string };

/** A page that an answer rests on. */
export interface Source {
  title: string;
  url: string;
}

/** One thing the assistant did to find an answer: what for, and how much it found; never what it read. */
export interface ToolStep {
  tool: string;
  /** The query, the page or the reason; bounded. */
  about?: string;
  passages?: number;
  /** True where the tool refused or broke. */
  failed?: boolean;
}

/** One line of the transcript. `seq` counts from 1 within its conversation. */
export interface Message {
  seq: number;
  from: Speaker;
  /** As its author wrote it. */
  text: string;
  /** What was read in place of `text` on the other side of the language border: by the team, or by the visitor. */
  translation?: TextInLanguage;
  at: Instant;
  /** Display name of the speaker, where one is known. */
  name?: string;
  choices?: Choice[];
  sources?: Source[];
  /** What the assistant looked up for it, in order; bounded. */
  steps?: ToolStep[];
  /** True where only the team sees it. */
  internal?: boolean;
  /** The effect that brings it to the visitor. */
  effect?: number;
  /** True where that effect was dropped: the visitor never saw it. */
  unsent?: boolean;
  /** True where it is nothing but files, which `text` names. */
  onlyFiles?: boolean;
  /** True where the visitor picked it from a list: not their own words. */
  picked?: boolean;
  /** The input that brought it, where its author may still edit or delete it. */
  input?: string;
  /** Its newest version, where it was edited; `shown` is what the visitor has of it by then. */
  revised?: { text: string; at: Instant; shown?: string };
  /** True where its author deleted it; what was sent by then, the visitor keeps. */
  deleted?: boolean;
  /** True where it stands again further down, as it was sent. */
  moved?: boolean;
  /** Whose the chat is from this notice on. */
  passedTo?: 'teammate' | 'assistant';
}

/** What the visitor is known by. Filled from the help desk and from the visitor's own words. */
export interface Visitor {
  name?: string;
  email?: string;
}

/** Everything a turn needs to know about a conversation, small and constant in size. Written by `converse` only. */
export interface ConversationState {
  /** Rises by one with every committed turn; 0 = nothing committed yet. */
  version: number;
  /** 0 until the visitor was greeted. */
  openedAt: Instant;
  /** Sequence number of the last message and of the last effect. */
  lastMessage: number;
  lastEffect: number;
  /** ISO 639-1 code of the language the visitor is answered in. */
  language: string;
  /** `session` (the help desk said so) is never overridden by detection. */
  languageFrom: 'session' | 'detected' | 'default';
  /** URL of the page the visitor opened the chat on. */
  page?: string;
  /** Department of the help desk, as last told. */
  department?: string;
  visitor: Visitor;
  /** Owner as of the last turn; the OWNER item holds the truth, this tells who owned the chat when an input came. */
  owner: Owner;
  /** When an agent last wrote in the help desk's own panel. */
  panelSpokeAt?: Instant;
  /** The newest inputs read back from the help desk; bounded. */
  seen: { id: string; at: Instant }[];
  /** Whatever the help desk created up to this instant counts as seen, though its id is no longer held. */
  seenUpTo: Instant;
  /** Questions of the last message, which a visitor may pick by typing a number. */
  openQuestions: string[];
  /** What the last assistant message offered and waits for a yes to. */
  offer?: 'person';
  /** What that person would be called for; no evidence where it is missing. */
  offerReason?: EscalationReason;
  /** True once the visitor agreed to a teammate who answers in the team's language. */
  consented: boolean;
  /** Turns in a row in which the assistant found no answer. */
  turnsWithoutProgress: number;
  /** The last question no answer was found for, folded for comparison. */
  unanswered?: string;
  /** The newest case, if there ever was one. */
  case?: Case;
  leads: LeadRecord[];
  /** What the visitor has had of the assistant; nothing where it is left out. */
  usage?: Usage;
  /** The assistant answers nothing for a while. */
  pause?: Pause;
  /** Closing the ticket was asked for at `at` by an effect; the closing that follows is Frontdesk's own. */
  resolving?: { effect: number; at: Instant };
  /** Every turn fails here, and a person was told so; gone with the first that goes well. */
  failing?: true;
  /** When what leads to this conversation was last renewed. */
  keptAt?: Instant;
  /** Whether the help desk last told that the ticket is closed. */
  closed: boolean;
}
