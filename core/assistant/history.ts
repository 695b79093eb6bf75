import type { Message } from '../conversation/conversation.ts';
import type { ContentBlock, ConverseMessage } from './converse.ts';
import { asData } from './evidence.ts';

/** The visitor reads of it in their own words; that people are done here must be plain in any language. */
const backEvent = 'The assistant is back: no teammate answers here any more, you do.';

const line = (message: Message): { role: ConverseMessage['role']; text: string } => {
  const text = asData(message.text);
  switch (message.from) {
    case 'visitor':
      return { role: 'user', text: `<visitor>${text}</visitor>` };
    case 'assistant':
      return { role: 'assistant', text: message.text };
    case 'teammate':
      return {
        role: 'user',
        text: `<teammate name="${asData(message.name ?? 'teammate').replace(/["\n]/g, ' ')}">${text}</teammate>`,
      };
    case 'system':
      return { role: 'user', text: `<event>${message.passedTo === 'assistant' ? backEvent : text}</event>` };
  }
};

/**
 * The stored conversation as Converse wants it: plain text only (tool calls are never stored, so no half turn can
 * poison it), first the user, roles alternating, nothing blank.
 */
export const modelHistory = (messages: Message[]): ConverseMessage[] => {
  const history: ConverseMessage[] = [];
  for (const message of messages) {
    if (
      (message.internal === true && message.passedTo === undefined) ||
      message.unsent === true ||
      message.text.trim() === ''
    )
      continue;
    const { role, text } = line(message);
    const last = history.at(-1);
    if (last?.role === role) last.content.push({ text });
    else if (history.length === 0 && role === 'assistant') {
      history.push({ role: 'user', content: [{ text: '<event>The visitor opened the chat</event>' }] });
      history.push({ role, content: [{ text }] });
    } else history.push({ role, content: [{ text }] });
  }
  return history;
};

/**
 * A model's answer as the history of its next call may hold it. Models do call tools by impossible names, with input
 * that is no object, and beside blank texts; Converse refuses a history that repeats it to them.
 */
export const modelWords = (content: ContentBlock[]): ContentBlock[] =>
  content.flatMap((block): ContentBlock[] => {
    if ('text' in block) return block.text.trim() === '' ? [] : [block];
    if (!('toolUse' in block)) return [block];
    const { toolUseId, name, input } = block.toolUse;
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    const possible = name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'unknown';
    return [{ toolUse: { toolUseId, name: possible, input: isObject ? input : {} } }];
  });
