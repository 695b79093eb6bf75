import type {
  ConversationId,
  ConversationState,
  Instant,
  Message,
  Owner,
  Ownership,
} from './conversation.ts';
import type { Effect, EffectBody } from './effect.ts';
import type { Input } from './input.ts';

/** Everything a turn reads. `unhandled` is sorted by `at`, then id; `messages` holds the newest, oldest first. */
export interface Snapshot {
  state: ConversationState | undefined;
  ownership: Ownership;
  messages: Message[];
  unhandled: Input[];
  /** Effects not yet sent, dropped or failed, by sequence. */
  undelivered: Effect[];
}

/** What one turn commits, all or nothing. */
export interface Turn {
  /** Version that was read; 0 for a conversation not yet stored. */
  expectedVersion: number;
  /** Owner's epoch that was read. */
  expectedEpoch: number;
  /** `state.version` must be `expectedVersion + 1`. */
  state: ConversationState;
  messages: Message[];
  effects: { seq: number; body: EffectBody }[];
  /** Stored inputs that this turn handles. */
  handled: string[];
  /** Inputs read back from the help desk, stored as handled by this very turn. */
  learned: Input[];
  /** A new owner, where the help desk's own panel took or gave back the conversation; the epoch rises by one. */
  owner?: Owner;
  /** Look-up keys that lead to this conversation from now on. */
  lookups: LookupKey[];
  /** Effects of earlier turns that are kept for as long as what is written now; each must still be there. */
  renewed?: number[];
}

export type LookupKey =
  | { kind: 'case'; caseId: string }
  | { kind: 'transcript'; ref: string }
  | { kind: 'thread'; channel: string; ts: string }
  /** `email`: lower-cased; stored as a hash only. */
  | { kind: 'lead'; email: string };

export type CommitResult = 'committed' | 'version_changed' | 'owner_changed';

export type LeaseResult =
  | { kind: 'leased'; effect: Effect }
  /** Someone else holds the lease; try again after `until`. */
  | { kind: 'busy'; until: Instant }
  /** Sent, dropped or failed before. */
  | { kind: 'settled'; effect: Effect }
  | { kind: 'missing' };

export type Settlement =
  | { status: 'sent'; externalId?: string; lookup?: LookupKey }
  | { status: 'pending'; why: string }
  | { status: 'unknown'; why: string; mayLandUntil?: Instant }
  | { status: 'dropped' | 'failed'; why: string };

/** A conversation in which something waits: an input not handled, or an effect not delivered. */
export interface Overdue {
  conversation: ConversationId;
  /** Since when the oldest of it does. */
  since: Instant;
}

export interface ConversationHistory {
  state: ConversationState | undefined;
  ownership: Ownership;
  messages: Message[];
  inputs: (Input & { handled: boolean })[];
  effects: Effect[];
}
