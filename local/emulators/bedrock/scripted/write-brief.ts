import type { ConverseWireRequest } from '../wire.ts';
import type { Line } from './read-scene.ts';
import { isAngry } from './reading/mood.ts';
import { asksForPerson } from './reading/person.ts';
import { isPolicyTopic } from './reading/policy.ts';
import { briefFor, type PersonReason } from './tell-team.ts';

const textsOf = (blocks: readonly object[]): string =>
  blocks.map((block) => ('text' in block ? String(block.text) : '')).join('\n');

const reasonOf = (words: string): PersonReason => {
  if (asksForPerson(words)) return 'asked_for_person';
  if (isPolicyTopic(words)) return 'policy_topic';
  return isAngry(words) ? 'anger' : 'no_evidence';
};

const marked = /<(visitor|assistant|teammate|event)\b[^>]*>([\s\S]*?)<\/\1>/g;

const linesIn = (transcript: string): Line[] =>
  [...transcript.matchAll(marked)].map(([, from, text = '']) => ({ from: from as Line['from'], text }));

/** The brief that Frontdesk asks for apart from a chat, as far as rules can write it; undefined for any other request. */
export const briefAsked = (request: ConverseWireRequest): string | undefined => {
  const system = textsOf(request.system ?? []);
  const languageName = /^Visitor writes in: *(.+)$/m.exec(system)?.[1]?.trim();
  if (!/^Brief in: /m.test(system) || languageName === undefined) return undefined;
  const lines = linesIn(textsOf(request.messages.flatMap(({ content }) => content)));
  const at = lines.findLastIndex(({ from }) => from === 'visitor');
  const words = lines[at]?.text;
  if (words === undefined) return 'The visitor has not written anything yet.';
  return briefFor({ before: lines.slice(0, at), words, passages: [], languageName }, reasonOf(words));
};
