import { plainLine } from '../text/plain-text.ts';

/** Typographic quotation marks count as plain ones: models straighten them. One character stays one character. */
const straight = (text: string): string => text.replace(/[‘’‚‛ʼ′`´]/g, "'").replace(/[“”„‟″«»]/g, '"');

export const wordsOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)]
    .filter((segment) => segment.isWordLike === true)
    .map((segment) => segment.segment);

const folded = (text: string): string => plainLine(text, Number.POSITIVE_INFINITY);

export const countWords = (text: string): number => wordsOf(text).length;

/** The visitor's own characters that `quote` repeats, white space folded; undefined where no message holds them. */
export const findQuote = (quote: string, visitorTexts: string[]): string | undefined => {
  const wanted = straight(folded(quote));
  if (wanted === '') return undefined;
  for (const text of visitorTexts.map(folded)) {
    const at = straight(text).indexOf(wanted);
    if (at >= 0) return text.slice(at, at + wanted.length);
  }
  return undefined;
};

/** Letters of scripts that write words apart; beside an address they belong to it, others may follow it directly. */
const wordCharacter = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}\\p{N}';
const before = new RegExp(`[${wordCharacter}._%+\\-&!#$^{|}~?@]$`, 'u');
const after = new RegExp(`^(?:[${wordCharacter}_@]|[.-]+[${wordCharacter}])`, 'u');

/** The address as the visitor wrote it, standing alone in one of the messages; letter case does not matter. */
export const findAddress = (address: string, visitorTexts: string[]): string | undefined => {
  const wanted = address.toLowerCase();
  for (const text of visitorTexts.map(folded)) {
    const lower = text.toLowerCase();
    // A few characters change their length in lower case; positions would not match any more.
    const written = lower.length === text.length ? text : lower;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (!before.test(lower.slice(0, at)) && !after.test(lower.slice(end))) return written.slice(at, end);
    }
  }
  return undefined;
};

/** Whether `name` stands in a message as whole words; words within an e-mail address do not count. */
export const saysName = (name: string, visitorTexts: string[]): boolean => {
  const wanted = wordsOf(name.toLowerCase());
  if (wanted.length === 0) return false;
  return visitorTexts.some((text) => {
    const words = wordsOf(
      folded(text)
        .replace(/\S*@\S*/g, ' | ')
        .toLowerCase(),
    );
    return words.some((_, at) => wanted.every((word, i) => words[at + i] === word));
  });
};
