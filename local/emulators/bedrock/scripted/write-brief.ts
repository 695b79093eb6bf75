import type { ConverseWireRequest } from '../wire.ts';
import type { Line } from './read-scene.ts';
import { briefWith } from './tell-team.ts';

const textsOf = (blocks: readonly object[]): string =>
  blocks.map((block) => ('text' in block ? String(block.text) : '')).join('\n');

const marked = /<(visitor|assistant|teammate|event)\b[^>]*>([\s\S]*?)<\/\1>/g;

const linesIn = (transcript: string): Line[] =>
  [...transcript.matchAll(marked)].map(([, from, text = '']) => ({ from: from as Line['from'], text }));

/** The brief that Frontdesk asks for apart from a chat, as far as rules can write it; undefined for any other request. */
export const briefAsked = (request: ConverseWireRequest): string | undefined => {
  const system = textsOf(request.system ?? []);
  const told = (what: string) => new RegExp(`^${what}: *(.+)$`, 'm').exec(system)?.[1]?.trim();
  const languageName = told('Visitor writes in');
  if (told('Brief in') === undefined || languageName === undefined) return undefined;
  const because = `${told('A person was called because') ?? 'A person was called'}.`;
  const lines = linesIn(textsOf(request.messages.flatMap(({ content }) => content)));
  const at = lines.findLastIndex(({ from }) => from === 'visitor');
  const words = lines[at]?.text;
  if (words === undefined) return `${because} The visitor has not written anything yet.`;
  return briefWith({ before: lines.slice(0, at), words, passages: [], languageName }, because);
};
