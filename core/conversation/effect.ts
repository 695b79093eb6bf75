import type { CardView } from '../escalation/card-view.ts';
import type { SharedFile } from '../files/shared-file.ts';
import type { TextInLanguage } from '../languages/text-in-language.ts';
import type { LeadNews } from '../leads/lead.ts';
import type { Choice, ConversationId, Instant, Source, Speaker } from './conversation.ts';
import type { Timer } from './timer.ts';

/** A message to the visitor, free of any channel's markup. */
export interface VisitorMessage {
  from: Exclude<Speaker, 'visitor'>;
  text: string;
  /** As its author wrote it, where `text` is a translation. */
  original?: TextInLanguage;
  /** A discreet line under the text, in the visitor's language: that it was translated, or could not be. */
  notice?: string;
  /** Display name, for teammates. */
  name?: string;
  /** The teammate's own help-desk identity, where config has one. */
  teammateId?: string;
  choices?: Choice[];
  sources?: Source[];
}

/** Something the outside must see. */
export type EffectBody =
  /** `fence`: the owner's epoch this message depends on; null where it may be sent whoever speaks. */
  | { kind: 'reply'; message: VisitorMessage; fence: number | null }
  /** Internal note on the help desk's conversation; `card` = effect whose Slack link is appended once known. */
  | { kind: 'note'; text: string; card?: number }
  | { kind: 'transfer'; department: string }
  /** Holds as long as the owner's epoch is `epoch` and nobody has written after message `upTo`. */
  | { kind: 'resolve'; epoch?: number; upTo?: number }
  | { kind: 'tag'; name: string }
  | { kind: 'card'; channel: string; view: CardView }
  /** `card`: sequence number of the effect that posted the card. */
  /** `again`: the case waits once more, because a person was called anew. */
  | { kind: 'card_update'; card: number; view: CardView; again?: true }
  /** Has the model write the brief of a case whose card went out with the rules' words. */
  | { kind: 'brief'; caseId: string; openedAt: Instant }
  | { kind: 'thread_post'; card: number; post: ThreadPost }
  /** `holder`: who answers the chat in the help desk's own panel. */
  | {
      kind: 'question';
      card: number;
      user: string;
      draft: string;
      inputId: string;
      caseId: string;
      holder?: string;
    }
  /** Said in the thread to one person. */
  | { kind: 'whisper'; card: number; user: string; text: string }
  | ({ kind: 'lead_mail' } & LeadNews)
  /** A plain message to the team's mailbox, `replyTo` the visitor where an address is known. */
  | {
      kind: 'team_mail';
      subject: string;
      text: string;
      replyTo?: string;
      /** What the links below the text lead to. */
      transcript?: { ref: string; nonce: string };
      ticketId?: string;
    }
  | { kind: 'timer'; timer: Timer; due: Instant };

export type EffectKind = EffectBody['kind'];

/** One message in a case's thread. `mention` is ours and trusted; everything else is plain text. */
export interface ThreadPost {
  from: Speaker;
  /** Empty where there are files only. */
  text: string;
  files?: SharedFile[];
  name?: string;
  mention?: string;
  /** From what the poster signs a link to the transcript. */
  transcript?: CardView['transcript'];
  /** Known only when it is posted, and never stored. */
  link?: { label: string; url: string };
  /** As its author wrote it, where `text` is a translation. `ref`: what the button that shows it carries. */
  original?: TextInLanguage & { ref: string };
  /** Language of a text that should have been translated and could not be. */
  untranslated?: string;
  /** Of a visitor's words: number of the message that they begin with. */
  firstMessage?: number;
  /** Of the post that tells the conversation so far: number of the last message in it. */
  upTo?: number;
}

/**
 * pending → sending (leased) → sent; sending → unknown (outcome ambiguous: read back first) → sent or pending;
 * dropped = deliberately not sent (its fence was passed); failed = given up, and a person told where `needsPerson` says so.
 */
export type EffectStatus = 'pending' | 'sending' | 'unknown' | 'sent' | 'dropped' | 'failed';

export interface Effect {
  seq: number;
  body: EffectBody;
  status: EffectStatus;
  createdAt: Instant;
  /** Times an attempt was leased. */
  attempts: number;
  /** When the first attempt began; read-backs look from here on. */
  firstAttemptAt?: Instant;
  leasedUntil?: Instant;
  /** Until then an attempt that nobody answered may still take effect. */
  mayLandUntil?: Instant;
  /** What the other side calls it: LiveAgent message id, `<channel>:<ts>` in Slack, SES message id. */
  externalId?: string;
  settledAt?: Instant;
  why?: string;
}

/** Names one effect in the whole system. */
export interface EffectRef {
  conversation: ConversationId;
  seq: number;
}
