import type { Message } from '../conversation/conversation.ts';
import type { ConverseMessage } from './converse.ts';
import { asData } from './evidence.ts';

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
      return { role: 'user', text: `<event>${text}</event>` };
  }
};

/**
 * The stored conversation as Converse wants it: plain text only (tool calls are never stored, so no half turn can
 * poison it), first the user, roles alternating, nothing blank.
 */
export const modelHistory = (messages: Message[]): ConverseMessage[] => {
  const history: ConverseMessage[] = [];
  for (const message of messages) {
    if (message.internal === true || message.text.trim() === '') continue;
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
