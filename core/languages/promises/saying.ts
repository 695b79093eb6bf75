/**
 * Patterns over the words of a sentence, which stand in it in lower case with one space between them. In a pattern
 * each word is a regular expression; `~3` stands for up to three words, `?(…)` for a word that may be left out, `*(…)`
 * for any number of such words, and `_` for a space within a word's alternatives.
 */
export interface Saying {
  /** False where the pattern is compared without diacritics, which a hurried writer leaves out. */
  spelt: boolean;
  pattern: RegExp;
}

const marks = /(?<=\p{sc=Latin})\p{M}+/gu;
/** Without diacritics, as `plain` leaves a text. */
const folded = (pattern: string): string =>
  pattern.normalize('NFD').replace(marks, '').normalize('NFC').replace(/ß/g, 'ss').replace(/ł/g, 'l');

const partOf = (word: string): string => {
  const gap = /^~(\d+)$/.exec(word)?.[1];
  if (gap !== undefined) return `(?:\\S+ ){0,${gap}}`;
  const repeat = /^[?*]/.exec(word)?.[0];
  const one = word.slice(repeat?.length ?? 0).replaceAll('_', ' ');
  return repeat === undefined ? `(?:${one}) ` : `(?:(?:${one}) )${repeat}`;
};

const compile = (words: string, spelt: boolean): Saying => ({
  spelt,
  pattern: new RegExp(`(?<!\\S)${words.split(' ').map(partOf).join('')}`, 'gu'),
});

/** Compared without diacritics. */
export const said = (...patterns: string[]): Saying[] =>
  patterns.map((words) => compile(folded(words), false));

/** Compared with its diacritics, where they alone tell "I do" from "it does". */
export const spelt = (...patterns: string[]): Saying[] => patterns.map((words) => compile(words, true));

/** For languages that write no spaces. */
export const written = (...patterns: RegExp[]): Saying[] =>
  patterns.map((pattern) => ({ spelt: true, pattern: new RegExp(pattern, 'gu') }));

/** How one language claims or announces what the assistant cannot do itself. */
export interface Promises {
  /** Deeds told as done or under way. A condition before them in the same clause makes a rule of them. */
  done: Saying[];
  /** Deeds announced, the assistant's own or a colleague's. A question makes an offer of them, a condition a rule. */
  coming: Saying[];
  /** What makes a condition. */
  conditions: Saying[];
  /** Words that deny, within or right before what is said. */
  negations: string[];
}
