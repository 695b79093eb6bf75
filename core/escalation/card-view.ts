import type { Instant } from '../instant.ts';
import type { TextInLanguage } from '../languages/text-in-language.ts';
import type { CaseStatus, EscalationReason } from './case.ts';

/** What a card shows, free of any chat product's markup. All text is untrusted plain text, `mention` excepted. */
export interface CardView {
  caseId: string;
  status: CaseStatus;
  reason: EscalationReason;
  brief: string;
  quote: string;
  quoteTranslation?: TextInLanguage;
  language: string;
  page?: string;
  visitor: { name?: string; email?: string };
  tried: { title: string; url: string }[];
  openedAt: Instant;
  claimedBy?: string;
  /** True where they answer in the help desk's own panel: somebody in Slack may still take it. */
  inPanel?: boolean;
  claimedAt?: Instant;
  /** Since when the visitor has waited for their answer, once they were reminded. */
  waitingSince?: Instant;
  snoozedUntil?: Instant;
  /** Whether to offer snoozing until business hours begin. */
  hasHours?: true;
  /** When the chat was closed with nobody having taken it. */
  abandonedAt?: Instant;
  /** Random reference and nonce from which the poster signs the transcript link. */
  transcript: { ref: string; nonce: string };
  /** Id of the conversation at the help desk, for the link to its panel. */
  ticketId: string;
  /** Trusted Slack mention such as `<!here>` or `<!subteam^S1>`, posted apart from visitor text; the first post only. */
  mention?: string;
}
