import type { FrontdeskConfig } from '../config.ts';
import { limitsOf } from '../configuration/limits.ts';
import type { ConversationState } from '../conversation/conversation.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import type { Instant } from '../instant.ts';
import { languageOf } from '../languages/languages.ts';
import { isRushed, nothingUsed, renewed, withMessage } from './usage.ts';

/** How long a visitor who writes faster than is read waits for the answer to all of it. */
const pauseMs = 60_000;

/** How often a chat is read during that, where nobody but the assistant would have to know. */
export const pausedLookMs = 15_000;

/** What was written during a pause is this turn's to answer, or to hand over. */
export const takeUpPaused = ({ state, transcript, unanswered }: TurnDraft): void => {
  const { pause } = state;
  if (pause === undefined) return;
  unanswered.push(...transcript.filter((message) => message.from === 'visitor' && message.seq > pause.after));
};

/** Counts one message of the visitor; true where it is one too many for a minute. */
export const countMessage = (config: FrontdeskConfig, { state }: TurnDraft, at: Instant): boolean => {
  const limits = limitsOf(config);
  state.usage = withMessage(state.usage ?? nothingUsed, at, limits, state.owner.kind === 'assistant');
  return isRushed(state.usage, limits);
};

/** What nobody has answered yet is answered when a minute is over. */
export const pauseForRate = ({ at, state, unanswered }: TurnDraft): void => {
  const [first] = unanswered;
  if (first !== undefined) state.pause ??= { why: 'rate', until: at + pauseMs, after: first.seq - 1 };
};

export const isPaused = ({ pause }: Pick<ConversationState, 'pause'>, now: Instant): boolean =>
  pause !== undefined && pause.until > now;

/** Says once that the answer comes later, and sees to it that it does. */
export const sayLater = (draft: TurnDraft): void => {
  const { state, unanswered } = draft;
  const { pause } = state;
  if (pause === undefined || pause.told === true || unanswered.length === 0) return;
  const { tooFast, tooManyChats } = languageOf(state.language).words;
  draft.reply({ from: 'system', text: pause.why === 'rate' ? tooFast : tooManyChats });
  state.pause = { ...pause, told: true };
  draft.addEffect({ kind: 'timer', timer: { name: 'pause_over' }, due: pause.until });
};

/** A pause ends with its time, with the last of what it holds back, and when a teammate has the chat. */
export const endPause = ({ at, state, unanswered }: TurnDraft): void => {
  const { owner, pause } = state;
  if (pause === undefined) return;
  const isEmpty = pause.why === 'rate' && unanswered.length === 0;
  if (isEmpty || pause.until <= at || owner.kind === 'teammate') delete state.pause;
};

/**
 * Translations are for people who talk with each other: where a chat's money is spent they go on for as much again,
 * so that whoever takes it can read it.
 */
export const mayTranslate = (config: FrontdeskConfig, { usage }: ConversationState): boolean =>
  (usage?.dollars ?? 0) < 2 * limitsOf(config).dollarsPerConversation;

/** Nobody needs to know of anything new in this chat before its pause is over. */
export const isHushed = (state: ConversationState | undefined, now: Instant): boolean =>
  state?.pause?.told === true &&
  isPaused(state, now) &&
  state.owner.kind === 'assistant' &&
  openCaseOf(state) === undefined;

/** A teammate gave the chat to the assistant, which may go on for as much as at first; bounded. */
export const renewBudget = (draft: TurnDraft): void => {
  const { state } = draft;
  if (state.usage === undefined || state.owner.kind !== 'assistant') return;
  const usage = renewed(state.usage);
  if (usage !== undefined) {
    state.usage = usage;
    return;
  }
  if (state.case === undefined) return;
  const text =
    'The assistant has reached its limits in this chat too often: it answers no more here, and calls a person at the next message.';
  draft.addEffect({ kind: 'thread_post', card: state.case.card, post: { from: 'system', text } });
};
