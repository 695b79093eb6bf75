import { fold } from '../text.ts';

/** Whether one of the patterns, all written for folded text (lower case, no accents), fits. */
export const matches = (text: string, patterns: RegExp[]): boolean => {
  const folded = fold(text);
  return patterns.some((pattern) => pattern.test(folded));
};

/** Words only, for messages that are one phrase as a whole. */
export const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
