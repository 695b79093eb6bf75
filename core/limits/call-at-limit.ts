import type { FrontdeskConfig } from '../config.ts';
import { limitsOf } from '../configuration/limits.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { callPerson } from '../escalation/call-person.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { mailedInsteadWords, stillWaitingWords } from '../escalation/team-words.ts';
import type { Ids } from '../ports.ts';
import { nothingUsed, type SpentLimit } from './usage.ts';

/** Between two sentences that tell a visitor no more than that somebody will come. */
const repeatMs = 60_000;

const briefs: Record<SpentLimit | 'day', (config: FrontdeskConfig) => string> = {
  messages: (config) =>
    `The visitor has written more than ${limitsOf(config).messagesPerConversation} messages. The assistant answers no more in this chat until it is handed back or resolved.`,
  calls: (config) =>
    `The assistant has asked the model ${limitsOf(config).modelCallsPerConversation} times or more. It answers no more in this chat until it is handed back or resolved.`,
  cost: (config) =>
    `This chat has cost ${limitsOf(config).dollarsPerConversation} US dollars or more by estimate. The assistant answers no more in it until it is handed back or resolved.`,
  day: () => 'What the model may cost in a day is spent, so the assistant cannot answer until midnight UTC.',
};

/**
 * The assistant may not ask the model: a person is called, once. While they are awaited, what the visitor writes
 * stands before the team, and the visitor is told so now and then.
 */
export const callAtLimit = (
  deps: { config: FrontdeskConfig; ids: Ids },
  draft: TurnDraft,
  why: SpentLimit | 'day',
  quote: string,
): void => {
  const { at, state } = draft;
  const { usage = nothingUsed } = state;
  const brief = briefs[why](deps.config);
  const isNew = why === 'day' ? usage.toldAt === undefined : usage.spent === undefined;
  const isTold = usage.toldAt !== undefined && at - usage.toldAt < repeatMs;
  const open = openCaseOf(state);
  const isUnreachable = state.case?.status === 'unreachable';
  const isKnown = open?.status === 'waiting' || isUnreachable;
  state.usage = {
    ...usage,
    ...(why === 'day' ? {} : { spent: why }),
    ...(isKnown && isTold ? {} : { toldAt: at }),
  };
  if (!isKnown) {
    callPerson(deps, draft, { reason: 'limit_reached', brief, quote, tried: [] });
    return;
  }
  if (open !== undefined && isNew) {
    draft.addEffect({ kind: 'thread_post', card: open.card, post: { from: 'system', text: brief } });
  }
  if (isTold) return;
  const text = isUnreachable ? mailedInsteadWords(draft) : stillWaitingWords(deps.config, draft);
  draft.reply({ from: 'system', text });
};
