/** Times in milliseconds since the Unix epoch. */

export interface Said {
  text: string;
  at: number;
  /** What was typed to pick it, where `text` is a question of a list: the product may take it for either. */
  typed?: string;
  /** When the visitor saw something in return; a teammate's chat has none. */
  answeredAt?: number;
}

/** What the people of one conversation did, and what they saw. */
export interface Journal {
  chat: string;
  play: string;
  /** In order; picked questions in their words. */
  said: Said[];
  /** Repeated because nothing came back. */
  nudges: number;
  /** Teammates' words for the visitor. */
  written: string[];
  /** Teammates' words that are not for the visitor. */
  internal: string[];
  /** From when a claim was confirmed to when giving back began. */
  claims: { from: number; to?: number }[];
  presses: number;
  /** What somebody waited for in vain. */
  inVain: string[];
}

export const newJournal = (chat: string, play: string): Journal => ({
  chat,
  play,
  said: [],
  nudges: 0,
  written: [],
  internal: [],
  claims: [],
  presses: 0,
  inVain: [],
});
