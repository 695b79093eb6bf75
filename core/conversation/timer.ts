/** Something to look at later in a case: step `step` of its ladder, or an owner who may have gone silent. */
export interface CaseTimer {
  name: 'unclaimed' | 'silent_owner';
  caseId: string;
  step: number;
}

/** `pause_over`: what the visitor wrote faster than it is read is to be answered now. */
export type Timer = CaseTimer | { name: 'pause_over' };
