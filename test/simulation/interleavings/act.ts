import type { FaultKind, Gust, OutageKind, Service } from './faults.ts';
import type { Setting } from './settings.ts';

export const chats = ['mango', 'plum', 'cherry'] as const;
export type Chat = (typeof chats)[number];
export type Person = 'anna' | 'ben' | 'otto';
export type Asks =
  | 'price'
  | 'moon'
  | 'person'
  | 'yes'
  | 'no'
  | 'address'
  | 'chatter'
  | 'markup'
  | 'orders'
  | 'signs'
  | 'story';
export type Button = 'take' | 'hand_back' | 'resolve' | 'call_team';
export type MenuEntry = 'snooze_15' | 'snooze_60' | 'snooze_end' | 'transcript' | 'revoke_links';

/** What somebody outside does. Otto is no responder. `copies`: how often its webhook or event comes. */
export type Act =
  | { kind: 'asks'; chat: Chat; what: Asks; copies: number }
  | { kind: 'answers in the panel'; chat: Chat; copies: number }
  | { kind: 'closes'; chat: Chat; copies: number }
  | { kind: 'presses'; chat: Chat; who: Person; button: Button; card: 'newest' | 'oldest'; copies: number }
  | { kind: 'chooses'; chat: Chat; who: Person; entry: MenuEntry; copies: number }
  | { kind: 'takes and sends'; chat: Chat; who: Person; copies: number }
  | { kind: 'writes'; chat: Chat; who: Person; words: string; copies: number; file?: 'passed on' | 'too big' }
  | { kind: 'edits'; chat: Chat; who: Person; words: string; copies: number }
  | { kind: 'deletes'; chat: Chat; who: Person; copies: number }
  | { kind: 'waits'; seconds: number }
  | { kind: 'waits for a timer' }
  | { kind: 'fails'; service: Service; how: FaultKind }
  | { kind: 'goes down'; service: Service; how: OutageKind; seconds: number }
  | { kind: 'a worker dies' }
  | { kind: 'a deploy' };

/** An act, what it waits for before, and how far the rest of the world moves after it. */
export interface Move {
  /** Milliseconds. */
  after: number;
  act: Act;
  /** Port calls and deliveries until the next act; -1 until nothing moves any more. */
  steps: number;
  /** Ends them early: as soon as a run of a handler stands before such a call, as `<run>: <call>`. */
  until?: RegExp;
  /** Runs that stood still when it came stay as they are meanwhile. */
  others?: true;
}

/** Picked, it is none of what waits: a queue delivers again what a worker still has in hand. */
export const deliversAgain = 12;

/** `picks`: which of the things that could happen next does; 0 is the one that has waited longest. */
export interface Script {
  /** How Frontdesk is configured; as it comes where left out. */
  setting?: Setting;
  moves: Move[];
  picks: number[];
  /** What goes wrong without being asked for. */
  weather?: Gust[];
  /** Milliseconds that the clocks of the machines are ahead, one for each run of a handler, in turn. */
  skews?: number[];
  /** Milliseconds that requests are on their way, in turn. */
  delays?: number[];
}
