import { modelHistory } from '../../../core/assistant/history.ts';
import { historyProblems } from '../../../core/assistant/history-rules.ts';
import type { Message } from '../../../core/conversation/conversation.ts';
import config from '../../../frontdesk.config.ts';
import type { Ended } from './ended.ts';
import type { World } from './world.ts';

/** What the next turn would send after `messages`, as runAssistant puts it together. */
const promptAfter = (messages: Message[]) => {
  const history = modelHistory(messages.slice(-config.model.historyMessages));
  const content = [{ text: '<visitor>What comes next</visitor>' }];
  const last = history.at(-1);
  return last?.role === 'user'
    ? [...history.slice(0, -1), { ...last, content: [...last.content, ...content] }]
    : [...history, { role: 'user' as const, content }];
};

/** 7: Converse would take what is stored, after any of its messages. */
export const historyBreaches = (_world: World, { chat, history: { messages } }: Ended): string[] => {
  const numbered = messages.every(({ seq }, i) => seq === i + 1);
  const problems = [0, ...messages.keys()].flatMap((n) =>
    historyProblems(promptAfter(messages.slice(0, n + 1)), []).map(
      (problem) => `7: after message ${n + 1} of ${chat} Converse would refuse ${problem}`,
    ),
  );
  return [...(numbered ? [] : [`7: the messages of ${chat} are not numbered from 1 on`]), ...problems];
};
