/** A piece of an article that a search found. */
export interface Passage {
  id: string;
  title: string;
  url: string;
  text: string;
  score: number;
}

export interface KnowledgeResult {
  /** Best first. */
  passages: Passage[];
  /** False where the best passage covers too little of the question to count as evidence. */
  sufficient: boolean;
}
