import type * as z from 'zod';
import { collectEvidence } from '../../core/assistant/evidence.ts';
import { modelHistory } from '../../core/assistant/history.ts';
import { toolInputs, toolSpecs } from '../../core/assistant/tools.ts';
import type { Message, Speaker } from '../../core/conversation/conversation.ts';
import type { Passage } from '../../core/knowledge/passage.ts';
import { scriptedModel } from '../../local/emulators/bedrock/scripted/scripted-model.ts';
import { validateRequest } from '../../local/emulators/bedrock/validate-request.ts';
import type { ConverseWireResponse, WireMessage } from '../../local/emulators/bedrock/wire.ts';
import { monday } from './clock.ts';

export type Language = 'en' | 'fr' | 'de' | 'es';
const names: Record<Language, string> = { en: 'English', fr: 'French', de: 'German', es: 'Spanish' };

export interface Chat {
  language?: Language;
  team?: string[];
  case?: 'none' | 'waiting' | 'claimed';
  lead?: 'none' | 'sent';
  /** Lines before this turn, such as `['visitor', 'Hello']`. */
  before?: [Speaker, string][];
  words: string;
  passages?: Passage[];
  sufficient?: boolean;
  /** Tool calls of this turn and their results. */
  steps?: { tool: string; result: string; ok?: boolean }[];
  tools?: string[];
  maxTokens?: number;
}

export const aPassage = (title: string, text: string): Passage => ({
  id: title,
  title,
  url: `https://www.liveagent.com/${encodeURIComponent(title)}/`,
  text,
  score: 1,
});

export const evidenceText = (passages: Passage[], sufficient: boolean, after: Passage[] = []): string => {
  const evidence = collectEvidence('k3j9x2p1');
  evidence.add(after);
  return `Evidence is sufficient: ${sufficient ? 'yes' : 'no'}\n${evidence.add(passages)}`;
};

const messageOf = ([from, text]: [Speaker, string], i: number): Message => ({
  seq: i + 1,
  from,
  text,
  at: monday + i,
  ...(from === 'teammate' ? { name: 'Anna Smith' } : {}),
});

/** The request of one model call, built with the product's own history, evidence and tools. */
const requestOf = (chat: Chat): unknown => {
  const { language = 'en', team = ['en', 'de'], passages = [], sufficient = false, steps = [] } = chat;
  const messages: WireMessage[] = modelHistory((chat.before ?? []).map(messageOf));
  const content = [
    ...(passages.length > 0 ? [{ text: evidenceText(passages, sufficient) }] : []),
    { text: `<visitor>${chat.words}</visitor>` },
  ];
  const last = messages.at(-1);
  if (last?.role === 'user') last.content.push(...content);
  else messages.push({ role: 'user', content });
  for (const [i, { tool, result, ok = true }] of steps.entries()) {
    const toolUseId = `tooluse_${i}`;
    messages.push({ role: 'assistant', content: [{ toolUse: { toolUseId, name: tool, input: {} } }] });
    const status = ok ? ('success' as const) : ('error' as const);
    messages.push({
      role: 'user',
      content: [{ toolResult: { toolUseId, status, content: [{ text: result }] } }],
    });
  }
  const tools = toolSpecs.filter(({ name }) => chat.tools?.includes(name) ?? true);
  return {
    system: [
      {
        text: `You are the front desk.\n\nAnswer in: ${names[language]} (${language})\nTeam languages: ${team.join(', ')}\nCase: ${chat.case ?? 'none'}\nLead: ${chat.lead ?? 'none'}`,
      },
      { cachePoint: { type: 'default' } },
    ],
    messages,
    inferenceConfig: { maxTokens: chat.maxTokens ?? 900, temperature: 0.2 },
    ...(tools.length === 0
      ? {}
      : {
          toolConfig: {
            tools: tools.map(({ inputSchema, ...tool }) => ({
              toolSpec: { ...tool, inputSchema: { json: inputSchema } },
            })),
          },
        }),
  };
};

/** The scripted model's whole answer to one call of a valid request. */
export const respond = async (chat: Chat): Promise<ConverseWireResponse> => {
  const checked = validateRequest(requestOf(chat), 'anthropic.claude-sonnet-4-6');
  if ('complaint' in checked) throw new Error(`the test's own request is not valid: ${checked.complaint}`);
  return scriptedModel()(checked.request, 'anthropic.claude-sonnet-4-6', new AbortController().signal);
};

/** What it says, or which tool it calls with what. */
export const answerTo = async (
  chat: Chat,
): Promise<string | { tool: string; input: Record<string, unknown> }> => {
  const { output } = await respond(chat);
  const [block] = output.message.content;
  if (block === undefined || output.message.content.length > 1) throw new Error('expected one block');
  return 'text' in block
    ? block.text
    : { tool: block.toolUse.name, input: block.toolUse.input as Record<string, unknown> };
};

/** Asserts one valid call of that tool and returns its input, as Frontdesk parses it. */
export const calls = async <T extends keyof typeof toolInputs>(tool: T, chat: Chat) => {
  const answer = await answerTo(chat);
  if (typeof answer === 'string') throw new Error(`expected a call of ${tool}, got: ${answer}`);
  if (answer.tool !== tool) throw new Error(`expected a call of ${tool}, got one of ${answer.tool}`);
  return toolInputs[tool].parse(answer.input) as z.infer<(typeof toolInputs)[T]>;
};
