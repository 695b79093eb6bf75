import { openCaseOf } from '../escalation/open-case.ts';
import { claimCase } from './change-hands.ts';
import type { Input } from './input.ts';
import type { TurnDraft } from './turn-draft.ts';

type TeammateSaid = Extract<Input, { kind: 'teammate_said' }>;

/** Marks an internal note in the thread. */
const noteMark = '//';

const keepInternal = (draft: TurnDraft, input: TeammateSaid): void => {
  draft.addMessage({
    from: 'teammate',
    text: input.text,
    at: input.at,
    name: input.teammate.name,
    internal: true,
  });
};

/** Somebody answered from the help desk's own panel: the chat is theirs, and the thread says so. */
const hearFromPanel = (draft: TurnDraft, input: TeammateSaid): void => {
  const { state } = draft;
  draft.addMessage({ from: 'teammate', text: input.text, at: input.at, name: input.teammate.name });
  draft.unanswered.length = 0;
  if (state.owner.kind !== 'teammate' || state.owner.teammate.id !== input.teammate.id) {
    state.owner = { kind: 'teammate', teammate: input.teammate };
    draft.takenBy = state.owner;
    claimCase(draft, input, `${input.teammate.name} is answering in LiveAgent.`);
  }
  const open = openCaseOf(state);
  if (open === undefined) return;
  const post = { from: 'teammate' as const, name: `${input.teammate.name} (in LiveAgent)`, text: input.text };
  draft.addEffect({ kind: 'thread_post', card: open.card, post });
};

/** The claimant's words go to the visitor; anyone else's, and notes, stay with the team. */
export const hearTeammate = (draft: TurnDraft, input: TeammateSaid): void => {
  if (input.via === 'liveagent') {
    hearFromPanel(draft, input);
    return;
  }
  const { state } = draft;
  const open = openCaseOf(state);
  const isNote = input.text.trimStart().startsWith(noteMark);
  const owns = state.owner.kind === 'teammate' && state.owner.teammate.id === input.teammate.id;
  if (!isNote && owns) {
    draft.unanswered.length = 0;
    draft.reply({
      from: 'teammate',
      text: input.text,
      name: input.teammate.name,
      teammateId: input.teammate.id,
    });
    return;
  }
  keepInternal(draft, input);
  const nobodyOwns = state.owner.kind === 'assistant' && open !== undefined;
  if (!isNote && nobodyOwns) {
    draft.addEffect({
      kind: 'question',
      card: open.card,
      user: input.teammate.id,
      draft: input.text,
      inputId: input.id,
      caseId: open.id,
    });
  }
};
