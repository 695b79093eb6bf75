import type { ConverseWireRequest, WireBlock, WireMessage } from '../wire.ts';

export interface Line {
  from: 'visitor' | 'assistant' | 'teammate' | 'event';
  text: string;
}

export interface ScenePassage {
  n: number;
  title: string;
  text: string;
}

/** A tool call of this turn and what came of it. */
export interface Step {
  tool: string;
  ok: boolean;
  text: string;
  /** Of a search: whether it found enough. */
  sufficient: boolean;
  passages: ScenePassage[];
}

/** A Converse request of Frontdesk's, read back into what it is about. */
export interface Scene {
  /** ISO 639-1 code of the language to answer in. */
  language: string;
  /** The same in English words. */
  languageName: string;
  team: string[];
  /** Name of the product. */
  brand: string;
  case: string;
  leadSent: boolean;
  tools: string[];
  /** What was said before this turn, oldest first. */
  before: Line[];
  /** The visitor's words of this turn. */
  words: string;
  sufficient: boolean;
  passages: ScenePassage[];
  steps: Step[];
}

const setting = (system: string, name: string): string | undefined =>
  new RegExp(`^${name}: *(.+)$`, 'm').exec(system)?.[1]?.trim();

const textsOf = (content: WireBlock[]): string[] =>
  content.flatMap((block) => ('text' in block ? [block.text] : []));

const marked = /<(visitor|teammate|event)\b[^>]*>([\s\S]*?)<\/\1>/g;
const linesOf = (text: string): Line[] =>
  [...text.matchAll(marked)].map(([, from, words = '']) => ({
    from: from === 'visitor' ? 'visitor' : from === 'teammate' ? 'teammate' : 'event',
    text: words.trim(),
  }));

const isEvidence = (text: string) => /^Evidence is sufficient:/.test(text);
const isSufficient = (text: string) => /^Evidence is sufficient: *yes/m.test(text);

const passage = /<passage n="(\d+)" title="([^"]*)">\n?([\s\S]*?)\n?<\/passage>/g;
const passagesOf = (text: string): ScenePassage[] =>
  [...text.matchAll(passage)].map(([, n, title = '', words = '']) => ({ n: Number(n), title, text: words }));

const saidIn = ({ role, content }: WireMessage): Line[] =>
  textsOf(content)
    .filter((text) => !isEvidence(text))
    .flatMap((text): Line[] => (role === 'assistant' ? [{ from: 'assistant', text }] : linesOf(text)));

const opensTurn = (message: WireMessage): boolean =>
  message.role === 'user' && (textsOf(message.content).at(-1) ?? '').startsWith('<visitor>');

const stepsOf = (messages: WireMessage[]): Step[] => {
  const uses = messages.flatMap(({ content }) =>
    content.flatMap((block) => ('toolUse' in block ? [block.toolUse] : [])),
  );
  const results = messages.flatMap(({ content }) =>
    content.flatMap((block) => ('toolResult' in block ? [block.toolResult] : [])),
  );
  return uses.flatMap((use) => {
    const result = results.find(({ toolUseId }) => toolUseId === use.toolUseId);
    if (result === undefined) return [];
    const text = result.content
      .map((part) => ('text' in part ? part.text : JSON.stringify(part.json)))
      .join('\n');
    return [
      {
        tool: use.name,
        ok: result.status !== 'error',
        text,
        sufficient: isSufficient(text),
        passages: passagesOf(text),
      },
    ];
  });
};

const ownWords = (message: WireMessage | undefined): { words: string; evidence: string; before: Line[] } => {
  const texts = textsOf(message?.content ?? []);
  const last = texts.at(-1) ?? '';
  return {
    words: /^<visitor>([\s\S]*)<\/visitor>\s*$/.exec(last)?.[1]?.trim() ?? last.trim(),
    evidence: texts.find(isEvidence) ?? '',
    before: texts
      .slice(0, -1)
      .filter((text) => !isEvidence(text))
      .flatMap(linesOf),
  };
};

export const readScene = (request: ConverseWireRequest): Scene => {
  const system = textsOf(request.system ?? []).join('\n');
  const answerIn = /^(.*?)\s*\(([a-z]{2,3})\)$/.exec(setting(system, 'Answer in') ?? '');
  const { messages } = request;
  const marker = messages.findLastIndex(opensTurn);
  const turn = marker >= 0 ? marker : messages.findLastIndex(({ role }) => role === 'user');
  const own = ownWords(messages[turn]);
  const steps = stepsOf(messages.slice(turn + 1));
  const searched = steps.some((step) => step.ok && step.sufficient);
  return {
    language: answerIn?.[2] ?? 'en',
    languageName: answerIn?.[1] ?? 'English',
    team: (setting(system, 'Team languages') ?? 'en').split(',').map((code) => code.trim()),
    brand: /you can only help with ([^,\n]+),/.exec(system)?.[1] ?? 'LiveAgent',
    case: setting(system, 'Case') ?? 'none',
    leadSent: setting(system, 'Lead') === 'sent',
    tools: (request.toolConfig?.tools ?? []).flatMap((tool) =>
      'toolSpec' in tool ? [tool.toolSpec.name] : [],
    ),
    before: [...messages.slice(0, turn).flatMap(saidIn), ...own.before],
    words: own.words,
    sufficient: searched || isSufficient(own.evidence),
    passages: [...passagesOf(own.evidence), ...steps.flatMap((step) => step.passages)],
    steps,
  };
};
