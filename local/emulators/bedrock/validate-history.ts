import type { ConverseWireRequest, WireBlock, WireMessage } from './wire.ts';

/**
 * The history rules of the service, in its own words. Written apart from core's own check on purpose: a test holds
 * the two against each other.
 */
export const historyComplaint = (request: ConverseWireRequest): string | undefined => {
  const { messages } = request;
  if (messages.length === 0 || messages[0]?.role !== 'user') {
    return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
  }
  const hasTools = messages.some(({ content }) =>
    content.some((block) => 'toolUse' in block || 'toolResult' in block),
  );
  if (hasTools && request.toolConfig === undefined) {
    return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
  }
  for (const [i, message] of messages.entries()) {
    const complaint = messageComplaint(message, i) ?? pairComplaint(messages[i - 1], message, i);
    if (complaint !== undefined) return complaint;
  }
  return messages.at(-1)?.role === 'assistant'
    ? 'This model does not support assistant message prefill. The conversation must end with a user message.'
    : undefined;
};

const messageComplaint = ({ role, content }: WireMessage, index: number): string | undefined => {
  const place = `messages.${index}`;
  if (content.length === 0) {
    return `The content field in the Message object at ${place} is empty. Add a ContentBlock object to the content field and try again.`;
  }
  for (const [j, block] of content.entries()) {
    const complaint = blockComplaint(block, role, `${place}.content.${j}`);
    if (complaint !== undefined) return complaint;
  }
  const ids = content.flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : []));
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  return twice.length > 0
    ? `The toolUse blocks at ${place}.content contain duplicate Ids: ${twice.join(', ')}`
    : undefined;
};

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const pattern = (value: string, place: string, allowed: string): string | undefined => {
  if (value.length > 64) {
    return `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must have length less than or equal to 64`;
  }
  return new RegExp(`^${allowed}$`).test(value)
    ? undefined
    : `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${allowed}`;
};

const blockComplaint = (block: WireBlock, role: string, place: string): string | undefined => {
  if ('text' in block && block.text.trim() === '') {
    return `The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`;
  }
  if ('toolUse' in block) {
    const { toolUseId, name, input } = block.toolUse;
    if (role !== 'assistant') return `The toolUse block at ${place} is only allowed in an assistant message.`;
    return (
      pattern(toolUseId, `${place}.toolUse.toolUseId`, '[a-zA-Z0-9_.:-]+') ??
      pattern(name, `${place}.toolUse.name`, '[a-zA-Z0-9_-]+') ??
      (isObject(input)
        ? undefined
        : `The format of the value at ${place}.toolUse.input is invalid. Provide a json object for the field and try again.`)
    );
  }
  if ('toolResult' in block) return resultComplaint(block.toolResult, role, place);
  return undefined;
};

type ToolResult = Extract<WireBlock, { toolResult: unknown }>['toolResult'];

const resultComplaint = (result: ToolResult, role: string, place: string): string | undefined => {
  if (role !== 'user') return `The toolResult block at ${place} is only allowed in a user message.`;
  if (result.content.length === 0) {
    const when = result.status === 'error' ? ' when status value is error' : '';
    return `The content field at ${place}.toolResult cannot be empty${when}.`;
  }
  for (const [k, part] of result.content.entries()) {
    const at = `${place}.toolResult.content.${k}`;
    if ('text' in part && part.text.trim() === '') {
      return `The text field in the ToolResultContentBlock object at ${at} is blank. Add text to the text field, and try again.`;
    }
    if ('json' in part && !isObject(part.json)) {
      return `The format of the value at ${at}.json is invalid. Provide a json object for the field and try again.`;
    }
  }
  return undefined;
};

const pairComplaint = (
  before: WireMessage | undefined,
  message: WireMessage,
  index: number,
): string | undefined => {
  const asked = (before?.content ?? []).flatMap((b) => ('toolUse' in b ? [b.toolUse.toolUseId] : []));
  const answered = message.content.flatMap((b) => ('toolResult' in b ? [b.toolResult.toolUseId] : []));
  const missing = asked.filter((id) => !answered.includes(id));
  if (missing.length > 0) {
    return `Expected toolResult blocks at messages.${index}.content for the following Ids: ${missing.join(', ')}`;
  }
  if (answered.length > asked.length) {
    return `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`;
  }
  return before?.role === message.role
    ? 'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.'
    : undefined;
};
