import type { Source } from '../conversation/conversation.ts';
import type { Evidence } from './evidence.ts';
import { makesFalsePromise } from './promises.ts';

export type CheckedAnswer =
  | { kind: 'good'; text: string; sources: Source[] }
  | { kind: 'false_promise' }
  | { kind: 'empty' };

/** Zero-width, bidirectional control and tag characters: invisible to people, a channel for smuggling. */
const invisible =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

const markdownLink = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g;
const bareUrl = /\b(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)[^\s<>"')\]]+/gi;
const citation = /\s*\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g;
const ownMarks = /<\/?(?:passage|evidence|visitor|teammate|event)\b[^>]*>/gi;

/**
 * What may leave of an answer: its text without any address, image or invisible character, and the sources it
 * cites, looked up by number. An address never leaves in the text, so none can be invented.
 */
export const checkAnswer = (raw: string, evidence: Evidence): CheckedAnswer => {
  const sources: Source[] = [];
  const cite = (numbers: string) => {
    for (const n of numbers.split(',')) {
      const source = evidence.source(Number(n));
      if (source !== undefined && !sources.some((known) => known.url === source.url)) sources.push(source);
    }
    return '';
  };
  const strip = (text: string): string =>
    text
      .replace(invisible, '')
      .replace(ownMarks, '')
      .replace(markdownLink, (whole, label: string) => (whole.startsWith('!') ? '' : label))
      .replace(bareUrl, '')
      .replace(citation, (_, numbers: string) => cite(numbers))
      // French has a space before a colon, a semicolon and the marks of questions and calls: it stays.
      .replace(/[ \t]+([.,]|:(?=\/))/g, '$1')
      .replace(/\(\s*\)|\[\s*\]|<\s*>/g, '')
      .replace(/[ \t]{2,}/g, ' ')
      .trim();
  // What is taken out may join its neighbours to an address, as in `https:[1]//…`: again until nothing changes.
  let text = strip(raw);
  for (let again = strip(text); again !== text; again = strip(text)) text = again;
  if (text === '') return { kind: 'empty' };
  if (makesFalsePromise(text)) return { kind: 'false_promise' };
  return { kind: 'good', text, sources };
};
