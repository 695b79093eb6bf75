export const failureKinds = [
  'expectation',
  'silence',
  'after_claim',
  'language',
  'ungrounded',
  'false_promise',
  'quote',
  'mail_twice',
  'escalation_missed',
  'escalation_late',
  'escalation_early',
  'escalation_needless',
  'escalation_reason',
  'lead_missed',
  'lead_wrong',
  'lead_duplicate',
  'lead_needless',
  'undelivered',
  'crash',
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** One reason why a run did not pass. */
export interface Failure {
  kind: FailureKind;
  /** Turn it belongs to, where it belongs to one. */
  turn?: number;
  text: string;
}

export const failed = (kind: FailureKind, text: string, turn?: number): Failure => ({
  kind,
  ...(turn === undefined ? {} : { turn }),
  text,
});
