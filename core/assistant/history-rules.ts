import type { ContentBlock, ConverseMessage, ToolSpec } from './converse.ts';

const toolName = /^[a-zA-Z0-9_-]{1,64}$/;
const toolUseId = /^[a-zA-Z0-9_.:-]{1,64}$/;

type ToolUse = Extract<ContentBlock, { toolUse: unknown }>['toolUse'];
type ToolResult = Extract<ContentBlock, { toolResult: unknown }>['toolResult'];

const usesOf = (message: ConverseMessage | undefined): ToolUse[] =>
  (message?.content ?? []).flatMap((block) => ('toolUse' in block ? [block.toolUse] : []));
const resultsOf = (message: ConverseMessage | undefined): ToolResult[] =>
  (message?.content ?? []).flatMap((block) => ('toolResult' in block ? [block.toolResult] : []));

const isBlank = (text: string) => text.trim() === '';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const repeated = (values: string[]) => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];

const toolProblems = (tools: ToolSpec[]): string[] => [
  ...tools.flatMap((tool, i) => [
    ...(toolName.test(tool.name)
      ? []
      : [`tools.${i}: name is ${JSON.stringify(tool.name)}; expected 1 to 64 letters, digits, _ or -`]),
    ...(isBlank(tool.description) ? [`tools.${i}: description is blank; expected some text`] : []),
  ]),
  ...repeated(tools.map((tool) => tool.name)).map((name) => `tools: ${name} is defined twice; expected once`),
];

const roleProblems = (messages: ConverseMessage[]): string[] => {
  if (messages.length === 0) return ['messages: none; expected at least one'];
  return [
    ...(messages[0]?.role === 'user' ? [] : ['messages.0: role is assistant; expected user']),
    ...messages.flatMap((message, i) =>
      i > 0 && message.role === messages[i - 1]?.role
        ? [`messages.${i}: role is ${message.role} twice in a row; expected user and assistant in turn`]
        : [],
    ),
    ...(messages.at(-1)?.role === 'user'
      ? []
      : [`messages.${messages.length - 1}: role is assistant; expected user at the end`]),
  ];
};

const useProblems = (place: string, role: string, use: ToolUse): string[] => [
  ...(role === 'assistant' ? [] : [`${place}: toolUse from ${role}; expected it from assistant`]),
  ...(toolName.test(use.name)
    ? []
    : [`${place}: tool name is ${JSON.stringify(use.name)}; expected 1 to 64 letters, digits, _ or -`]),
  ...(toolUseId.test(use.toolUseId)
    ? []
    : [
        `${place}: toolUseId is ${JSON.stringify(use.toolUseId)}; expected 1 to 64 letters, digits, _ . : or -`,
      ]),
  ...(isObject(use.input) ? [] : [`${place}: toolUse input is not an object; expected one`]),
];

const resultProblems = (place: string, role: string, result: ToolResult): string[] => [
  ...(role === 'user' ? [] : [`${place}: toolResult from ${role}; expected it from user`]),
  ...(result.content.length > 0 ? [] : [`${place}: toolResult has no content; expected at least one block`]),
  ...result.content.flatMap((part, i) =>
    isBlank(part.text) ? [`${place}.toolResult.content.${i}: text is blank; expected some`] : [],
  ),
];

const blockProblems = (place: string, role: string, block: ContentBlock): string[] => {
  if ('text' in block) return isBlank(block.text) ? [`${place}: text is blank; expected some`] : [];
  if ('toolUse' in block) return useProblems(place, role, block.toolUse);
  return resultProblems(place, role, block.toolResult);
};

/** Every toolUse is answered once, by id, in the very next message; nothing else is answered there. */
const pairingProblems = (messages: ConverseMessage[]): string[] =>
  [...messages, undefined].flatMap((message, i) => {
    const asked = usesOf(messages[i - 1]).map((use) => use.toolUseId);
    const answered = resultsOf(message).map((result) => result.toolUseId);
    const place = `messages.${i}`;
    return [
      ...repeated(usesOf(message).map((use) => use.toolUseId)).map(
        (id) => `${place}: toolUseId ${id} is used twice; expected a new one for each toolUse`,
      ),
      ...asked
        .filter((id) => !answered.includes(id))
        .map(
          (id) => `${place}: no toolResult for ${id}; expected all of them in the message after the toolUse`,
        ),
      ...answered
        .filter((id) => !asked.includes(id))
        .map((id) => `${place}: toolResult for ${id}, which the message before did not ask for`),
      ...repeated(answered).map((id) => `${place}: two toolResults for ${id}; expected one`),
    ];
  });

/**
 * What Bedrock's Converse would refuse in a history, one line a problem; empty where it is valid. A refused history
 * stays refused at every later turn, so it must be found before it is sent or stored.
 * Rules: Converse API reference, and the ValidationExceptions the service answers with.
 */
export const historyProblems = (messages: ConverseMessage[], tools: ToolSpec[]): string[] => {
  const usesTools = messages.some((message) => usesOf(message).length + resultsOf(message).length > 0);
  return [
    ...toolProblems(tools),
    ...(usesTools && tools.length === 0
      ? ['tools: none; expected some where the history holds toolUse or toolResult']
      : []),
    ...roleProblems(messages),
    ...messages.flatMap((message, i) => [
      ...(message.content.length > 0 ? [] : [`messages.${i}: no content; expected at least one block`]),
      ...message.content.flatMap((block, j) =>
        blockProblems(`messages.${i}.content.${j}`, message.role, block),
      ),
    ]),
    ...pairingProblems(messages),
  ];
};
