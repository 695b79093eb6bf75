/** What can stand in an answer: a whole sentence, or a whole list with the line that opens it. */
export interface Quotable {
  kind: 'sentence' | 'list' | 'steps';
  /** Of a list: the line before it, where that opens it. Of a sentence: the sentence. */
  opening: string;
  items: string[];
}

const withoutMarkdown = (line: string) =>
  line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const item = /^\s*(?:([-*+•])|\d+[.)])\s+/;
const isProse = (line: string) => line.trim() !== '' && !/^\s*(#|\||---|```|>)/.test(line);
/** Sentences begin with a capital or a digit; a full stop inside `e.g. this` ends none. */
const betweenSentences = /(?<=[.!?])\s+(?=[\p{Lu}\d"“«])/u;
/** Questions answer nothing, and a line without an end may be a heading or a label. */
const isDeclarative = (sentence: string) => /[.!…]["”»)]?$/.test(sentence);

/** Sentences that state something and lists, in the order of the text; questions and headings are left out. */
export const quotablesIn = (text: string): Quotable[] => {
  const found: Quotable[] = [];
  let last = '';
  for (const line of text.split('\n').filter(isProse)) {
    const mark = item.exec(line);
    if (mark !== null) {
      const words = withoutMarkdown(line.slice(mark[0].length));
      const list = last === 'item' ? found.at(-1) : undefined;
      if (list === undefined) {
        const kind = mark[1] === undefined ? 'steps' : 'list';
        found.push({ kind, opening: last.endsWith(':') ? last : '', items: [words] });
      } else list.items.push(words);
      last = 'item';
      continue;
    }
    const sentences = withoutMarkdown(line).split(betweenSentences);
    last = sentences.at(-1) ?? '';
    for (const sentence of sentences.filter(isDeclarative))
      found.push({ kind: 'sentence', opening: sentence, items: [] });
  }
  return found;
};

export const wordsOf = ({ opening, items }: Quotable): string => [opening, ...items].join('\n');
