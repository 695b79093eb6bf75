import * as z from 'zod';
import type { ConverseWireRequest, ConverseWireResponse, WireBlock, WireMessage } from './wire.ts';

/** One message of OpenAI's chat completions, as far as text and tools go. */
export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | {
      role: 'assistant';
      content: string | null;
      tool_calls?: { id: string; type: 'function'; function: { name: string; arguments: string } }[];
    }
  | { role: 'tool'; tool_call_id: string; content: string };

/** What a chat-completions server answers; other servers than OpenAI's leave parts of it out. */
export const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                id: z.string().nullish(),
                function: z.object({
                  name: z.string(),
                  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
                }),
              }),
            )
            .nullish(),
        }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().default(0),
      completion_tokens: z.number().default(0),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

export type ChatCompletion = z.infer<typeof chatCompletion>;

const textOf = (content: WireBlock[]): string =>
  content.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n\n');

const resultText = (content: Extract<WireBlock, { toolResult: unknown }>['toolResult']['content']): string =>
  content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json))).join('\n');

const userMessages = (content: WireBlock[]): ChatMessage[] => {
  const results = content.flatMap((block): ChatMessage[] =>
    'toolResult' in block
      ? [
          {
            role: 'tool',
            tool_call_id: block.toolResult.toolUseId,
            content: `${block.toolResult.status === 'error' ? 'Error: ' : ''}${resultText(block.toolResult.content)}`,
          },
        ]
      : [],
  );
  const text = textOf(content);
  // Tool results answer the message right before, so they stand first.
  return text === '' ? results : [...results, { role: 'user', content: text }];
};

const assistantMessage = (content: WireBlock[]): ChatMessage => {
  const calls = content.flatMap((block) =>
    'toolUse' in block
      ? [
          {
            id: block.toolUse.toolUseId,
            type: 'function' as const,
            function: { name: block.toolUse.name, arguments: JSON.stringify(block.toolUse.input) },
          },
        ]
      : [],
  );
  const text = textOf(content);
  return {
    role: 'assistant',
    content: text === '' ? null : text,
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
};

const toMessages = ({ role, content }: WireMessage): ChatMessage[] =>
  role === 'user' ? userMessages(content) : [assistantMessage(content)];

const toolChoice = (choice: NonNullable<ConverseWireRequest['toolConfig']>['toolChoice']): unknown => {
  if (choice === undefined || 'auto' in choice) return 'auto';
  return 'any' in choice ? 'required' : { type: 'function', function: { name: choice.tool.name } };
};

/** A Converse request in the words of chat completions. Cache points have no counterpart there and are left out. */
export const toChatRequest = (request: ConverseWireRequest, model: string): Record<string, unknown> => {
  const system = textOf(request.system ?? []);
  const { maxTokens, temperature, topP, stopSequences } = request.inferenceConfig ?? {};
  const tools = (request.toolConfig?.tools ?? []).flatMap((tool) =>
    'toolSpec' in tool
      ? [
          {
            type: 'function',
            function: {
              name: tool.toolSpec.name,
              ...(tool.toolSpec.description === undefined ? {} : { description: tool.toolSpec.description }),
              parameters: tool.toolSpec.inputSchema.json,
            },
          },
        ]
      : [],
  );
  return {
    model,
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      ...request.messages.flatMap(toMessages),
    ],
    stream: false,
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stopSequences === undefined ? {} : { stop: stopSequences }),
    ...(tools.length === 0 ? {} : { tools, tool_choice: toolChoice(request.toolConfig?.toolChoice) }),
  };
};

const stopReasons: Record<string, string> = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  function_call: 'tool_use',
  content_filter: 'content_filtered',
};

type ToolCall = NonNullable<ChatCompletion['choices'][number]['message']['tool_calls']>[number];

/** The object a model wrote as JSON text; undefined where it is none, as happens with small models. */
const argumentsOf = ({ arguments: given }: ToolCall['function']): Record<string, unknown> | undefined => {
  if (given !== null && typeof given === 'object') return given;
  try {
    const value: unknown = JSON.parse(given === undefined || given === null || given === '' ? '{}' : given);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

/** Ids that Converse accepts: the server's where they are, else one by position in the conversation. */
const idOf = (call: ToolCall, turn: number, index: number): string =>
  call.id && /^[a-zA-Z0-9_.:-]{1,64}$/.test(call.id) ? call.id : `tooluse_${turn}_${index}`;

/** A chat completion in the words of Converse. `turn`: number of messages it answers, for ids the server left out. */
export const fromChatCompletion = (completion: ChatCompletion, turn: number): ConverseWireResponse => {
  const [choice] = completion.choices;
  const calls = choice?.message.tool_calls ?? [];
  const inputs = calls.map((call) => argumentsOf(call.function));
  const malformed = inputs.some((input) => input === undefined);
  const text = choice?.message.content ?? '';
  const { prompt_tokens = 0, completion_tokens = 0, prompt_tokens_details } = completion.usage ?? {};
  // Some servers say "stop" though they call tools, and the calls are what counts.
  const reason =
    calls.length > 0
      ? 'tool_use'
      : (stopReasons[choice?.finish_reason ?? 'stop'] ?? 'malformed_model_output');
  return {
    output: {
      message: {
        role: 'assistant',
        content: [
          ...(text.trim() === '' ? [] : [{ text }]),
          ...calls.flatMap((call, i) => {
            const input = inputs[i];
            return input === undefined
              ? []
              : [{ toolUse: { toolUseId: idOf(call, turn, i), name: call.function.name, input } }];
          }),
        ],
      },
    },
    stopReason: malformed ? 'malformed_tool_use' : reason,
    usage: {
      inputTokens: prompt_tokens,
      outputTokens: completion_tokens,
      totalTokens: prompt_tokens + completion_tokens,
      cacheReadInputTokens: prompt_tokens_details?.cached_tokens ?? 0,
      cacheWriteInputTokens: 0,
    },
    metrics: { latencyMs: 0 },
  };
};
