import type { EngineName } from './engines.ts';

/** What the measuring process is asked to do. */
export interface ProbeJob {
  engine: EngineName;
  indexFile: string;
  language: string;
  queries: string[];
  /** Whether rankings are wanted; they are the same every time. */
  rank: boolean;
}

/** What it found. Times in milliseconds, memory in bytes. */
export interface ProbeResult {
  loadMs: number;
  firstQueryMs: number;
  queryMs: number[];
  /** Growth of the heap with external memory, after a collection: of the index, and of index and caches after all queries. */
  indexBytes: number;
  heapBytes: number;
  /** Growth of the resident set, which includes garbage. */
  residentBytes: number;
  /** Ids of documents by query, best first. */
  rankings: string[][];
}

export type ProbeMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; result: ProbeResult };
