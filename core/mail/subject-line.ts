import { plainLine } from '../text/plain-text.ts';

/**
 * Words of others as one line of a subject. What looks like an encoded word (RFC 2047) is broken up: mail programs
 * would show what it stands for instead of what was written.
 */
export const subjectLine = (text: string, limit: number): string =>
  plainLine(text.replace(/=(?=\?)/g, '= '), limit);
