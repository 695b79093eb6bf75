import type { SharedFile } from '../files/shared-file.ts';
import type { Instant, Teammate, Visitor } from './conversation.ts';
import type { EffectKind } from './effect.ts';
import type { Timer } from './timer.ts';

/** A fact from outside, stored once under its own id. */
export type Input = { id: string; at: Instant } & (
  | { kind: 'opened'; page?: string; language?: string; visitor: Visitor }
  /** `text` is empty where there are files only. */
  | { kind: 'said'; text: string; files?: SharedFile[] }
  /** The visitor picked a quick question; `text` is the question. */
  | { kind: 'pressed'; text: string }
  | {
      kind: 'teammate_said';
      via: 'slack' | 'liveagent';
      teammate: Teammate;
      text: string;
      /** True where `text` is but the beginning of a message that was too long. */
      cut?: true;
      files?: SharedFile[];
      source?: SlackSource;
      /** Epoch under which the author had the chat when this was heard; nothing where somebody else had it. */
      ownedUnder?: number;
    }
  /** `of`: id of the input that brought the message; `text` is what the message says now. */
  | { kind: 'teammate_edited'; teammate: Teammate; of: string; text: string }
  | { kind: 'teammate_deleted'; teammate: Teammate; of: string }
  /** `epoch` is the one the claim, hand-back or resolution produced. */
  | { kind: 'claimed'; teammate: Teammate; epoch: number }
  /** `caseId`, here and below: the case whose card was pressed; absent from what was stored before it was kept. */
  | { kind: 'handed_back'; by: Teammate; epoch: number; caseId?: string }
  /** `ownerKept`: the assistant had the chat already, under `epoch`. */
  | { kind: 'resolved'; by: Teammate; epoch: number; caseId?: string; ownerKept?: true }
  /** Someone pressed "Call the team". */
  | { kind: 'called'; by: Teammate; caseId?: string }
  /** Nobody is to be called about the case before `until`; an instant that has passed ends the snooze. */
  | { kind: 'snoozed'; by: Teammate; caseId: string; until: Instant }
  /** Someone wants a link to the transcript that works from now on. */
  | { kind: 'transcript_wanted'; by: Teammate; caseId?: string }
  /** Every link to the transcript that was given out is to end. */
  | { kind: 'links_revoked'; by: Teammate; caseId?: string }
  /** The model's brief for the case as it was opened at `openedAt`. */
  | { kind: 'briefed'; caseId: string; openedAt: Instant; brief: string }
  | { kind: 'timer_fired'; timer: Timer }
  /** Dropped before it was sent: an assistant's message after somebody took the chat, a closing after it went on. */
  | { kind: 'answer_dropped'; effect: number }
  /** An effect was given up; the conversation has to be put in front of a person. */
  | {
      kind: 'delivery_failed';
      effect: number;
      what: EffectKind;
      /** Code of the failure, the other side's own where it gave one. */
      why: string;
      /** The words that were not delivered, where they were bound for the thread. */
      text?: string;
      /** Number of the message that those words begin with. */
      firstMessage?: number;
    }
  | { kind: 'closed' }
);

export type InputKind = Input['kind'];

/** Where in Slack a teammate wrote; `ts` is Slack's message id and stays a string. */
export interface SlackSource {
  channel: string;
  thread: string;
  ts: string;
}

/** Id of the input that a message in Slack first brought. */
export const slackInputId = ({ channel, ts }: Pick<SlackSource, 'channel' | 'ts'>): string =>
  `slack:${channel}:${ts}`;
