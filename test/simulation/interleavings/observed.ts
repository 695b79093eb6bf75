import type { Instant, Ownership } from '../../../core/conversation/conversation.ts';
import type { EffectRef } from '../../../core/conversation/effect.ts';
import type { Turn } from '../../../core/conversation/turn.ts';
import type { MetricName } from '../../../core/telemetry.ts';
import type { Chat, Person } from './act.ts';

/** What a visitor wrote. */
export interface Said {
  chat: Chat;
  text: string;
  what: string;
  order: number;
}

/** What somebody wrote in a thread. `versions`: its words as they were written and edited. */
export interface Written {
  chat: Chat;
  who: Person;
  ts: string;
  versions: string[];
  deleted: boolean;
  order: number;
  /** Owner when it was written. */
  under: Ownership;
  /** True once a request that brought it was answered with 200. */
  accepted: boolean;
  /** Presses of "Take it and send" for it. */
  taken: number;
}

/** A committed turn. */
export interface Committed {
  chat: string;
  turn: Turn;
  order: number;
  at: Instant;
}

/** A change of owner, by a press or by a turn. */
export interface Changed {
  chat: string;
  to: Ownership;
  order: number;
}

export interface Observed {
  said: Said[];
  written: Written[];
  committed: Committed[];
  changed: Changed[];
  closed: { chat: string; order: number }[];
  /**
   * Chats of which two turns ran at once, as they do only where a worker outlives the time for which SQS keeps its
   * message from others: which of the two hands its effects over first is left to chance.
   */
  overlapped: Set<string>;
  /** Effects that were stored as sent, and by which run of a worker. */
  delivered: { effect: EffectRef; run: number }[];
  /** Pages that were to be read, and what visitors had written by then. */
  pages: { url: string; said: string[] }[];
  /** What telemetry got: a log line each, and a metric each. */
  logged: string[];
  counted: { metric: MetricName; reason: string }[];
  bugs: string[];
  trace: string[];
}

export const nothingObserved = (): Observed => ({
  said: [],
  written: [],
  committed: [],
  changed: [],
  closed: [],
  overlapped: new Set(),
  delivered: [],
  pages: [],
  logged: [],
  counted: [],
  bugs: [],
  trace: [],
});
