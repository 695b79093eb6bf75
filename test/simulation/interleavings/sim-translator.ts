import type { ConverseMessage, ConverseRequest } from '../../../core/assistant/converse.ts';
import { translationPrompt } from '../../../core/translation/prompt.ts';
import config from '../../../frontdesk.config.ts';

const instructions = translationPrompt(config);

/** What the simulated model makes of a text: its words as they are, behind the language they are now in. */
export const translated = (text: string, to: string): string => `In ${to}: ${text.trim()}`;

/** Whether two texts are the same but for signs that nobody reads. */
export const sameText = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
  return a === b;
};

export const isTranslation = ({ system }: Pick<ConverseRequest, 'system'>): boolean =>
  system.stable === instructions;

/** Each text in the form that was asked for. */
export const translation = (
  { system }: Pick<ConverseRequest, 'system'>,
  messages: ConverseMessage[],
): string => {
  const to = /\((\w+)\)$/.exec(system.session)?.[1] ?? '';
  const asked = messages.flatMap(({ content }) =>
    content.map((block) => ('text' in block ? block.text : '')),
  );
  return asked
    .flatMap((text) => [...text.matchAll(/<text n="(\d+)"[^>]*>\n([\s\S]*?)\n<\/text>/g)])
    .map(([, n, text = '']) => `<text n="${n}">\n${translated(text, to)}\n</text>`)
    .join('\n');
};
