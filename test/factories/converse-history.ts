import * as fc from 'fast-check';
import type { ContentBlock, ConverseMessage, ToolSpec } from '../../core/assistant/converse.ts';

export interface History {
  messages: ConverseMessage[];
  tools: ToolSpec[];
}

const text = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '');
const toolName = fc.stringMatching(/^[a-zA-Z0-9_-]{1,64}$/);
const toolUseId = fc.stringMatching(/^[a-zA-Z0-9_.:-]{1,64}$/);
const input = fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 2 });

/** One exchange: a question, tool calls with all their results any number of times, an answer. */
const exchange = fc.record({
  question: fc.array(text, { minLength: 1, maxLength: 2 }),
  steps: fc.array(
    fc.record({
      say: fc.option(text, { nil: undefined }),
      calls: fc.uniqueArray(fc.tuple(toolUseId, toolName, input, text, fc.boolean()), {
        selector: ([id]) => id,
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { maxLength: 2 },
  ),
  answer: text,
});

const texts = (values: string[]): ContentBlock[] => values.map((value) => ({ text: value }));

/** Histories that Converse accepts, ending before the assistant's answer. */
export const validHistory: fc.Arbitrary<History> = fc
  .record({
    exchanges: fc.array(exchange, { minLength: 1, maxLength: 3 }),
    tools: fc.uniqueArray(toolName, { minLength: 1, maxLength: 3 }),
  })
  .map(({ exchanges, tools }) => ({
    tools: tools.map((name) => ({ name, description: `Does ${name}.`, inputSchema: { type: 'object' } })),
    messages: exchanges
      .flatMap(({ question, steps, answer }): ConverseMessage[] => [
        { role: 'user', content: texts(question) },
        ...steps.flatMap(({ say, calls }): ConverseMessage[] => [
          {
            role: 'assistant',
            content: [
              ...texts(say === undefined ? [] : [say]),
              ...calls.map(([id, name, value]) => ({ toolUse: { toolUseId: id, name, input: value } })),
            ],
          },
          {
            role: 'user',
            content: calls.map(([id, , , result, ok]) => ({
              toolResult: {
                toolUseId: id,
                status: ok ? ('success' as const) : ('error' as const),
                content: [{ text: result }],
              },
            })),
          },
        ]),
        { role: 'assistant', content: texts([answer]) },
      ])
      .slice(0, -1),
  }));

const replaced = <T>(values: T[], index: number, value: T): T[] =>
  values.map((old, i) => (i === index ? value : old));

type Mutation = (history: History, pick: number) => History | undefined;

/** Applies `change` to one block that it accepts (returns something for), chosen by `pick`. */
const onBlock =
  (change: (block: ContentBlock) => ContentBlock[] | undefined): Mutation =>
  ({ messages, tools }, pick) => {
    const places = messages.flatMap((message, i) =>
      message.content.flatMap((block, j) => (change(block) === undefined ? [] : [[i, j] as const])),
    );
    const [i, j] = places[pick % Math.max(1, places.length)] ?? [];
    const message = i === undefined ? undefined : messages[i];
    if (i === undefined || j === undefined || message === undefined) return undefined;
    const content = message.content.flatMap((block, k) => (k === j ? (change(block) ?? [block]) : [block]));
    return { tools, messages: replaced(messages, i, { ...message, content }) };
  };

const onResult = (change: (result: ResultOf) => ContentBlock[]): Mutation =>
  onBlock((block) => ('toolResult' in block ? change(block.toolResult) : undefined));
const onUse = (change: (use: UseOf) => ContentBlock[]): Mutation =>
  onBlock((block) => ('toolUse' in block ? change(block.toolUse) : undefined));
type ResultOf = Extract<ContentBlock, { toolResult: unknown }>['toolResult'];
type UseOf = Extract<ContentBlock, { toolUse: unknown }>['toolUse'];

/** Ways to break a valid history. Each gives undefined where the history has nothing of the kind. */
export const mutations: Record<string, Mutation> = {
  'starts with the assistant': ({ messages, tools }) => ({
    tools,
    messages: [{ role: 'assistant', content: [{ text: 'Hello' }] }, ...messages],
  }),
  'ends with the assistant': ({ messages, tools }) => ({
    tools,
    messages: [...messages, { role: 'assistant', content: [{ text: 'So' }] }],
  }),
  'has no message': ({ tools }) => ({ tools, messages: [] }),
  'repeats a message': ({ messages, tools }, pick) => ({
    tools,
    messages: messages.flatMap((message, i) =>
      i === pick % messages.length ? [message, message] : [message],
    ),
  }),
  'loses a message in the middle': ({ messages, tools }, pick) => {
    const index = 1 + (pick % Math.max(1, messages.length - 2));
    return messages.length < 3 ? undefined : { tools, messages: messages.filter((_, i) => i !== index) };
  },
  'has a message without content': ({ messages, tools }, pick) => {
    const index = pick % messages.length;
    const message = messages[index];
    return message && { tools, messages: replaced(messages, index, { ...message, content: [] }) };
  },
  'has a blank text': onBlock((block) => ('text' in block ? [{ text: ' \n' }] : undefined)),
  'loses a tool result': onResult(() => []),
  'has a tool result twice': onResult((result) => [{ toolResult: result }, { toolResult: result }]),
  'answers a call nobody made': onResult((result) => [
    { toolResult: result },
    { toolResult: { ...result, toolUseId: `${result.toolUseId.slice(0, 50)}-other` } },
  ]),
  'has a tool result without content': onResult((result) => [{ toolResult: { ...result, content: [] } }]),
  'has a tool result with blank text': onResult((result) => [
    { toolResult: { ...result, content: [{ text: '' }] } },
  ]),
  'calls a tool twice under one id': onUse((use) => [{ toolUse: use }, { toolUse: use }]),
  'loses a tool call': onUse(() => []),
  'calls a tool by an impossible name': onUse((use) => [{ toolUse: { ...use, name: 'read page!' } }]),
  'calls a tool by too long a name': onUse((use) => [{ toolUse: { ...use, name: 'x'.repeat(65) } }]),
  'gives a call no id': onUse((use) => [{ toolUse: { ...use, toolUseId: '' } }]),
  'gives a call an input that is no object': onUse((use) => [{ toolUse: { ...use, input: '{"a":1}' } }]),
  'names no tools though it uses some': ({ messages }) =>
    messages.some(({ content }) => content.some((block) => 'toolUse' in block))
      ? { messages, tools: [] }
      : undefined,
  'defines a tool twice': ({ messages, tools }) => ({ messages, tools: [...tools, ...tools] }),
  'defines a tool with an impossible name': ({ messages, tools }) => ({
    messages,
    tools: [...tools, { name: 'no spaces', description: 'x', inputSchema: {} }],
  }),
  'defines a tool without a description': ({ messages, tools }) => ({
    messages,
    tools: [...tools, { name: 'another-tool', description: ' ', inputSchema: {} }],
  }),
};
