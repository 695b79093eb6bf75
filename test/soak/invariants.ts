/** The promises of docs/promises.md that can be seen from outside, in its order. */
export const invariants = [
  'every visitor message is answered or in front of the team',
  'answers come in order, none twice',
  'no assistant message after a claim',
  'every lead is mailed once',
  'every escalation is once in Slack, in its thread',
  'every teammate message reaches its visitor once',
  'no dead letters but those that died with the process',
  'no visitor text in a log',
  'nothing pending',
] as const;

export type Invariant = (typeof invariants)[number];

export interface Violation {
  invariant: Invariant;
  conversation?: string;
  what: string;
  /** Which of the bars it counts against. */
  counts?: 'lost' | 'answer twice' | 'slack post twice' | 'mail twice';
}
