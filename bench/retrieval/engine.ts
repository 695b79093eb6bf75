import type { Document } from './dataset.ts';

/** Ids of documents, best first, each once. */
export type Search = (query: string, limit: number) => Promise<string[]>;

export interface Engine {
  /** What is written to the index file. */
  build(documents: Document[], language: string): string;
  /** From an index file in a process that knows nothing yet. */
  load(file: string, language: string): Promise<Search>;
}
