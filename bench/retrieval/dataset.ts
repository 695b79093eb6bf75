import type { Grades } from './metrics.ts';

export interface Document {
  id: string;
  title: string;
  text: string;
}

export interface Query {
  id: string;
  text: string;
  /** What answers it: never empty. */
  grades: Grades;
}

/** Documents, questions that are judged, and in which language both are. */
export interface Dataset {
  name: string;
  /** ISO 639-1. */
  language: string;
  /** How the language is known. */
  languageFrom: string;
  documents: Document[];
  queries: Query[];
  /** What a reader of the figures should know about the set. */
  notes: string[];
}
