/** Something to look at later: step `step` of the ladder of an unclaimed case. */
export interface Timer {
  name: 'unclaimed';
  caseId: string;
  step: number;
}
