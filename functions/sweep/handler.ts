import { type RingOverdueDeps, ringOverdue } from '../../core/sweep/ring-overdue.ts';

export type SweepDeps = RingOverdueDeps;

export interface SweepReport {
  /** Conversations in which something has waited too long, and how many of them were rung for. */
  overdue: number;
  rung: number;
}

/** Once a minute: looks for what nobody comes back to by themselves. Throws where the store cannot be asked. */
export const sweep = (deps: SweepDeps) => async (): Promise<SweepReport> => ringOverdue(deps);
