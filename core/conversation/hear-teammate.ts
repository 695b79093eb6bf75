import { openCaseOf } from '../escalation/open-case.ts';
import { claimCase } from './change-hands.ts';
import type { Teammate } from './conversation.ts';
import { type Input, slackInputId } from './input.ts';
import type { TurnDraft } from './turn-draft.ts';

type TeammateSaid = Extract<Input, { kind: 'teammate_said' }>;

/** Whether a text is marked as an internal note. */
export const isNote = (text: string): boolean => text.trimStart().startsWith('//');

export const owns = ({ state: { owner } }: TurnDraft, { id }: Teammate): boolean =>
  owner.kind === 'teammate' && owner.teammate.id === id;

/** Their name; where Slack did not tell it now, the one they took the chat under. */
export const nameOf = ({ state: { owner } }: TurnDraft, { id, name }: Teammate): string | undefined => {
  const known = owner.kind === 'teammate' && owner.teammate.id === id ? owner.teammate.name : '';
  return name || known || undefined;
};

/** Sends a teammate's words to the visitor. `input`: the one that brought them. */
export const relay = (draft: TurnDraft, teammate: Teammate, text: string, input?: string): void => {
  const name = nameOf(draft, teammate);
  draft.unanswered.length = 0;
  draft.reply(
    { from: 'teammate', text, teammateId: teammate.id, ...(name === undefined ? {} : { name }) },
    input,
  );
};

/** Asks somebody who wrote to a visitor whom nobody has taken whether they want to. */
export const askToTake = (draft: TurnDraft, by: Teammate, text: string, inputId: string): void => {
  const open = openCaseOf(draft.state);
  if (draft.state.owner.kind !== 'assistant' || open === undefined) return;
  draft.addEffect({
    kind: 'question',
    card: open.card,
    user: by.id,
    draft: text,
    inputId,
    caseId: open.id,
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
  const { teammate, text } = input;
  const brought = input.source === undefined ? input.id : slackInputId(input.source);
  // A draft that its author has taken the chat for comes once more, and stands in the transcript where it was sent.
  const drafted = draft.transcript.findLast((message) => message.input === brought && !message.moved);
  if (!isNote(text) && owns(draft, teammate)) {
    if (drafted !== undefined) draft.rewrite(drafted, { moved: true });
    relay(draft, teammate, text, brought);
    return;
  }
  if (drafted === undefined) {
    const name = nameOf(draft, teammate);
    draft.addMessage({
      from: 'teammate',
      text,
      at: input.at,
      ...(name === undefined ? {} : { name }),
      internal: true,
      input: brought,
    });
  }
  if (!isNote(text)) askToTake(draft, teammate, text, input.id);
};
