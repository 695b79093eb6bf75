/** Seeds for a worker process to play. `report`: whether a broken promise is worth a search for a shorter script. */
export interface SeedRange {
  from: number;
  seeds: number;
  report: boolean;
}

/** What it tells of them, in the order it happens. */
export type WorkerNews =
  | { kind: 'progress'; done: number; hits: Record<string, number> }
  | { kind: 'broken'; seed: number; breaches: string[]; text?: string }
  | { kind: 'finished' };
