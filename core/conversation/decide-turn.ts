import type { AssistantDeps } from '../assistant/run-assistant.ts';
import { attendCase } from '../escalation/attend-case.ts';
import { takeBrief } from '../escalation/brief/take-brief.ts';
import { keepCardCurrent } from '../escalation/keep-card-current.ts';
import { mentionText } from '../escalation/mention.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { reportFailure } from '../escalation/report-failure.ts';
import { attendOwner } from '../escalation/silent-owner.ts';
import { snoozeCase } from '../escalation/snooze-case.ts';
import {
  endPause,
  isPaused,
  mayTranslate,
  renewBudget,
  sayLater,
  takeUpPaused,
} from '../limits/keep-limits.ts';
import { revokeLinks, sendTranscript } from '../transcript/transcript-links.ts';
import { markUntranslated, translateDraft } from '../translation/translate-draft.ts';
import { answerFiles } from './answer-files.ts';
import { type AnswerOptions, answerVisitor, applyRules } from './answer-visitor.ts';
import { handBack, handOver, resolveCase } from './change-hands.ts';
import { closeChat } from './close-chat.ts';
import type { ConversationId, Instant } from './conversation.ts';
import { hearDeletion, hearEdit } from './hear-revision.ts';
import { hearTeammate } from './hear-teammate.ts';
import { hearVisitor } from './hear-visitor.ts';
import { inOrder } from './in-order.ts';
import type { Input } from './input.ts';
import { rememberLearned } from './learn-inputs.ts';
import type { Snapshot, Turn } from './turn.ts';
import { draftTurn, type TurnDraft } from './turn-draft.ts';
import { welcome } from './welcome.ts';
import type { Fates } from './withdraw-replies.ts';

export type TurnDeps = AssistantDeps;

const callTeam = (deps: TurnDeps, draft: TurnDraft, input: Extract<Input, { kind: 'called' }>): void => {
  const open = openCaseOf(draft.state);
  if (open === undefined || (input.caseId ?? open.id) !== open.id) return;
  const mention = mentionText(open.calls ?? deps.config.slack.mention);
  draft.addEffect({
    kind: 'thread_post',
    card: open.card,
    post: {
      from: 'system',
      text: `${input.by.name} calls the team.`,
      ...(mention === undefined ? {} : { mention }),
    },
  });
};

/** The chat went on after somebody resolved it, so its ticket was left open. */
const keepOpen = (draft: TurnDraft): void => {
  const { state } = draft;
  delete state.resolving;
  // A new case tells of it by itself.
  if (state.case?.status !== 'resolved') return;
  const text = 'The chat went on after it was resolved, so it stays open in LiveAgent.';
  draft.addEffect({ kind: 'thread_post', card: state.case.card, post: { from: 'system', text } });
};

/** The chat came back before anybody knew that the answer was dropped, so its questions counted as answered then. */
const askAgain = (
  { transcript, unanswered }: TurnDraft,
  { after, before }: { after: number; before: number },
): void => {
  if (transcript.some(({ seq, from, internal }) => seq > before && from === 'teammate' && internal !== true))
    return;
  const known = new Set(unanswered.map(({ seq }) => seq));
  const open = transcript.filter(
    ({ seq, from }) => from === 'visitor' && seq > after && seq < before && !known.has(seq),
  );
  unanswered.unshift(...open);
};

/** Somebody took the chat between the commit and the sending of an answer: nothing may go on as if it had been sent. */
const takeBack = (draft: TurnDraft, input: Extract<Input, { kind: 'answer_dropped' }>): void => {
  if (draft.state.resolving?.effect === input.effect) {
    keepOpen(draft);
    return;
  }
  const unsaid = draft.unsay(input.effect);
  if (unsaid === undefined) return;
  const answered = draft.transcript.findLast(
    (message) => message.seq < unsaid.seq && message.from !== 'visitor' && message.unsent !== true,
  );
  // What the team has resolved is answered no more, until the visitor writes again.
  if (draft.state.owner.kind === 'assistant' && draft.state.case?.status !== 'resolved') {
    askAgain(draft, { after: answered?.seq ?? 0, before: unsaid.seq });
  }
  const open = openCaseOf(draft.state);
  if (open === undefined) return;
  // The question is open again, so it counts among what the teammate has to answer.
  if (open.claimedAfter !== undefined && answered !== undefined) {
    draft.state.case = { ...open, claimedAfter: Math.min(open.claimedAfter, answered.seq) };
  }
  const text = `Not sent, because the chat was taken first: ${unsaid.text}`;
  draft.addEffect({ kind: 'thread_post', card: open.card, post: { from: 'system', text } });
};

export const handleInput = (deps: TurnDeps, draft: TurnDraft, input: Input, fates: Fates): void => {
  switch (input.kind) {
    case 'opened':
      welcome(deps.config, draft, input);
      break;
    case 'said':
    case 'pressed':
      hearVisitor(deps, draft, input);
      break;
    case 'teammate_said':
      hearTeammate(draft, input);
      break;
    case 'teammate_edited':
      hearEdit(draft, input, fates);
      break;
    case 'teammate_deleted':
      hearDeletion(draft, input, fates);
      break;
    case 'claimed':
      handOver(draft, input);
      break;
    case 'handed_back':
      handBack(draft, input);
      renewBudget(draft);
      break;
    case 'resolved':
      resolveCase(deps.config, draft, input);
      renewBudget(draft);
      break;
    case 'called':
      callTeam(deps, draft, input);
      break;
    case 'snoozed':
      snoozeCase(draft, input);
      break;
    case 'transcript_wanted':
      sendTranscript(deps.config.escalation.transcriptDays, draft, input);
      break;
    case 'links_revoked':
      revokeLinks(deps.ids, draft, input);
      break;
    case 'briefed':
      takeBrief(draft, input);
      break;
    case 'timer_fired':
      if (input.timer.name === 'unclaimed') attendCase(deps.config, draft, input.timer);
      break;
    case 'answer_dropped':
      takeBack(draft, input);
      break;
    case 'delivery_failed':
      reportFailure(deps, draft, input);
      break;
    case 'closed':
      closeChat(deps.config, draft);
      break;
  }
};

/** What a turn is about. `closed`: whether the help desk just told that the ticket is closed. */
export interface TurnInputs {
  learned: Input[];
  stored: Input[];
  closed?: boolean;
  /** Department that the help desk told. */
  department?: string;
  /** The visitor opened this chat as one of too many: nothing is answered in it before then. */
  crowdedUntil?: Instant;
  /** Somebody's press, which has changed the owner already, is left for a later turn. */
  ownerChangeLeft?: boolean;
  /** What became of messages that their authors have changed since. */
  fates?: Fates;
}

/** Now. A timer that rang on a machine whose clock is ahead is due nevertheless: it does not ring again. */
const timeOf = ({ clock }: TurnDeps, { stored }: TurnInputs): Instant =>
  Math.max(clock.now(), ...stored.flatMap(({ kind, at }) => (kind === 'timer_fired' ? [at] : [])));

/** The assistant's part: one answer to all, or word that it comes later. Whoever asks for a person gets one. */
const answer = async (deps: TurnDeps, draft: TurnDraft, options: AnswerOptions): Promise<void> => {
  const { state, unanswered } = draft;
  if (isPaused(state, draft.at)) {
    const mayAsk = state.pause?.why === 'rate' && unanswered.length > 0;
    const asks = mayAsk && applyRules(deps, draft, unanswered);
    if (asks) unanswered.length = 0;
    else sayLater(draft);
  } else if (!answerFiles(deps.config, draft)) await answerVisitor(deps, draft, options);
};

/**
 * One turn: new inputs, in order, decided into what will be committed. Touches no port but the model's, the
 * knowledge's and the page reader's.
 */
export const decideTurn = async (
  deps: TurnDeps,
  conversation: ConversationId,
  snapshot: Snapshot,
  inputs: TurnInputs,
  options: AnswerOptions,
): Promise<Turn> => {
  const draft = draftTurn(conversation, snapshot, timeOf(deps, inputs), deps.config.languages.default);
  if (inputs.department !== undefined) draft.state.department = inputs.department;
  if (inputs.crowdedUntil !== undefined) {
    draft.state.pause = { why: 'source', until: inputs.crowdedUntil, after: draft.state.lastMessage };
  }
  takeUpPaused(draft);
  for (const input of inOrder([...inputs.learned, ...inputs.stored])) {
    handleInput(deps, draft, input, inputs.fates ?? new Map());
  }
  if (inputs.ownerChangeLeft === true) draft.takenBy = undefined;
  attendOwner(deps.config, draft);
  attendCase(deps.config, draft);
  rememberLearned(draft.state, inputs.learned);
  if (inputs.closed !== undefined) draft.state.closed = inputs.closed;
  // A claim may be stored and still lie beyond the inputs of this turn: the owner read with them has the word.
  const owner = draft.takenBy ?? snapshot.ownership.owner;
  if (owner.kind === 'assistant') await answer(deps, draft, options);
  endPause(draft);
  keepCardCurrent(draft, snapshot.state);
  if (mayTranslate(deps.config, draft.state)) await translateDraft(deps, draft, options.signal);
  else markUntranslated(deps, draft);
  return draft.finish({ handled: inputs.stored.map((input) => input.id), learned: inputs.learned });
};
