import type { ConverseWireRequest } from '../wire.ts';

const textOf = (blocks: { text: string }[] | object[]): string =>
  blocks.map((block) => ('text' in block ? block.text : '')).join('\n');

const text = /<text n="(\d+)" from="[^"]*\(([a-z]{2,3})\)">\n([\s\S]*?)\n<\/text>/g;

/** In quotation marks, because the words stay in their own language. */
const quoted = (words: string): string => words.replace(/[^\n]*\S[^\n]*/g, (line) => `“${line}”`);

/**
 * What the scripted model gives for translations; undefined where none are asked for. It knows no languages: the words
 * stay as they are behind a label that says so, marks and all.
 */
export const translationAsked = ({ system = [], messages }: ConverseWireRequest): string | undefined => {
  const told = textOf(system);
  const into = /^Into: .*\(([a-z]{2,3})\)$/m.exec(told)?.[1];
  if (!told.startsWith('You translate messages of a support chat') || into === undefined) return undefined;
  const asked = messages.flatMap(({ content }) => [...textOf(content).matchAll(text)]);
  return asked
    .map(
      ([, n, from, words = '']) =>
        `<text n="${n}">\n[scripted translation ${from}→${into}] ${quoted(words)}\n</text>`,
    )
    .join('\n');
};
