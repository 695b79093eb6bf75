import type { Source } from '../conversation/conversation.ts';
import type { Evidence } from './evidence.ts';
import { repeatsInstructions } from './leaks.ts';
import { makesFalsePromise } from './promises.ts';
import type { Refusal } from './refusal.ts';

export type CheckedAnswer = { kind: 'good'; text: string; sources: Source[] } | { kind: Refusal };

/**
 * Zero-width, bidirectional control and tag characters, and selectors of variants that no text needs: invisible to
 * people, a channel for smuggling.
 */
const invisible = /\p{Cf}|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]|[\ufe00-\ufe0e]|\ufe0f{2,}/gu;

const markdownLink = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g;
/** An image by reference, `![label][name]`; an exclamation mark before a citation is none. */
const imageReference = /!\[(?![\d,\s]*\])[^\]]*\](?:\[[^\]]*\])?/g;
/** HTML that loads or links; never live where it is shown, and never meant for people. */
const loadingTag = /<\/?(?:a|img|picture|source|iframe|object|embed|video|audio|svg|link|form)\b[^<>\n]*>?/gi;
const bareUrl = /\b(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)[^\s<>"')\]]+/gi;
/** What people and programs take for an address without `https://`: a host with a path or a port, `//host`, scripts. */
const barePlace =
  /(?<![\p{L}\p{N}@./-])(?:(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+|(?=\/))|\/\/[\p{L}\p{N}-]+\.|(?:javascript|vbscript|data):(?=\S))[^\s<>"')\]]*/giu;
const citation = /\s*\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g;
const ownMarks = /<\/?(?:passage|evidence|visitor|teammate|event)\b[^>]*>/gi;

const untilStable = (text: string, step: (text: string) => string): string => {
  let [before, after] = [text, step(text)];
  while (after !== before) [before, after] = [after, step(after)];
  return after;
};

/**
 * What may leave of an answer: its text without any address, image or invisible character, and the sources it
 * cites, looked up by number. An address never leaves in the text, so none can be invented.
 */
export const checkAnswer = (raw: string, evidence: Evidence, instructions: string): CheckedAnswer => {
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
      .replace(imageReference, '')
      .replace(loadingTag, '')
      .replace(bareUrl, '')
      .replace(citation, (_, numbers: string) => cite(numbers))
      // French has a space before a colon, a semicolon and the marks of questions and calls: it stays.
      .replace(/[ \t]+([.,]|:(?=\/))/g, '$1')
      .replace(/\(\s*\)|\[\s*\]|<\s*>/g, '')
      .replace(/[ \t]{2,}/g, ' ')
      .trim();
  // What is taken out may join its neighbours to an address, as in `https:[1]//…`: again until nothing changes.
  const text = untilStable(raw, (whole) => untilStable(whole, strip).replace(barePlace, ''));
  if (text === '') return { kind: 'empty' };
  if (repeatsInstructions(text, instructions)) return { kind: 'leaked' };
  if (makesFalsePromise(text)) return { kind: 'false_promise' };
  return { kind: 'good', text, sources };
};
