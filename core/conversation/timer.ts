/** Something to look at later in a case that nobody takes: step `step` of its ladder. */
export interface CaseTimer {
  name: 'unclaimed';
  caseId: string;
  step: number;
}

/** `pause_over`: what the visitor wrote faster than it is read is to be answered now. */
export type Timer = CaseTimer | { name: 'pause_over' };
