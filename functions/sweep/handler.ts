import { type ReconcileDeps, type Reconciled, tryReconcile } from '../../core/sweep/reconcile.ts';
import { type RingOverdueDeps, ringOverdue } from '../../core/sweep/ring-overdue.ts';

export interface SweepDeps extends RingOverdueDeps, ReconcileDeps {
  store: RingOverdueDeps['store'] & ReconcileDeps['store'];
}

export interface SweepReport {
  /** Conversations in which something has waited too long, and how many of them were rung for. */
  overdue: number;
  rung: number;
  /** What the help desk was asked about changes that no webhook may have told of. */
  reconciled: Reconciled;
}

/** Once a minute: looks for what nobody comes back to by themselves. Throws where the store cannot be asked. */
export const sweep = (deps: SweepDeps) => async (): Promise<SweepReport> => ({
  ...(await ringOverdue(deps)),
  reconciled: await tryReconcile(deps),
});
