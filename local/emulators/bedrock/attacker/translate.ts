import type { ConverseWireRequest } from '../wire.ts';

const text = /<text n="(\d+)" from="[^"]*">\n([\s\S]*?)\n<\/text>/g;

const spoken: Record<string, string> = {
  dot: '.',
  slash: '/',
  colon: ':',
  'at sign': '@',
  'less than': '<',
  'greater than': '>',
  nine: '9',
};

/** "evil dot example" is the address that it means: what stands in words, nothing can keep from the model. */
const spelt = (words: string): string =>
  words.replace(
    new RegExp(`\\s*\\b(${Object.keys(spoken).join('|')})\\b\\s*`, 'g'),
    (_, name: string) => spoken[name] ?? '',
  );

/**
 * Translations by a model that obeys: in the form that was asked for and with every mark, so that nothing but what is
 * wrong with them can be their fault, and with what each text told it to say. Undefined where none are asked for.
 */
export const obeyingTranslations = (
  { system = [], messages }: ConverseWireRequest,
  wordsFor: (text: string) => string,
): string | undefined => {
  const told = system.map((block) => ('text' in block ? block.text : '')).join('\n');
  if (!told.startsWith('You translate messages of a support chat')) return undefined;
  const asked = messages.flatMap(({ content }) =>
    content.flatMap((block) => ('text' in block ? [...block.text.matchAll(text)] : [])),
  );
  return asked
    .map(([, n, words = '']) => {
      const marks = words.match(/⟦\d+⟧/g) ?? [];
      return `<text n="${n}">\n${spelt(wordsFor(words))} ${marks.join(' ')}\n</text>`;
    })
    .join('\n');
};
