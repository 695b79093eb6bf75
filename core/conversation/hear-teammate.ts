import { openCaseOf } from '../escalation/open-case.ts';
import { fileWords, type SharedFile } from '../files/shared-file.ts';
import { languageOf } from '../languages/languages.ts';
import { claimCase } from './change-hands.ts';
import type { Choice, Teammate } from './conversation.ts';
import { type Input, slackInputId } from './input.ts';
import { isPanelAgent } from './teammate.ts';
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

/** Sends a teammate's words, and links to their files, to the visitor. `input`: the one that brought them. */
export const relay = (
  draft: TurnDraft,
  teammate: Teammate,
  { text, choices = [] }: { text: string; choices?: Choice[] },
  input?: string,
): void => {
  const name = nameOf(draft, teammate);
  draft.unanswered.length = 0;
  draft.reply(
    {
      from: 'teammate',
      text,
      teammateId: teammate.id,
      ...(name === undefined ? {} : { name }),
      ...(choices.length === 0 ? {} : { choices }),
    },
    input,
  );
};

/** Asks somebody who wrote to a visitor whom nobody in Slack has taken whether they want to. */
export const askToTake = (draft: TurnDraft, by: Teammate, text: string, inputId: string): void => {
  const { owner, case: known } = draft.state;
  const holder = owner.kind === 'teammate' ? owner.teammate : undefined;
  if (known === undefined || (holder !== undefined && !isPanelAgent(holder))) return;
  const { card, id: caseId } = known;
  if (known.status === 'resolved') {
    const words = 'This case is over, so your message has not been sent to the visitor.';
    draft.addEffect({ kind: 'whisper', card, user: by.id, text: words });
    return;
  }
  draft.addEffect({
    kind: 'question',
    card,
    user: by.id,
    draft: text,
    inputId,
    caseId,
    ...(holder === undefined ? {} : { holder: holder.name }),
  });
};

const linksTo = (files: SharedFile[]): Choice[] =>
  files.flatMap(({ name, url }) => (url === undefined ? [] : [{ kind: 'link', label: name, url }]));

const tooLong =
  'Your message was too long: the visitor gets the beginning of it. Please send the rest as a message of its own.';

/** Only the author learns what the visitor does not get, and only where the visitor would have got it. */
const tellLeftOut = (draft: TurnDraft, { teammate: { id }, files = [], cut }: TeammateSaid): void => {
  const refused = files.flatMap((file) => file.refused ?? []);
  const text = [...(cut === true ? [tooLong] : []), ...refused].join('\n');
  const open = openCaseOf(draft.state);
  if (text === '' || open === undefined) return;
  draft.addEffect({ kind: 'whisper', card: open.card, user: id, text });
};

const send = (
  draft: TurnDraft,
  teammate: Teammate,
  said: { text: string; choices: Choice[] },
  input: string,
): void => {
  const { text, choices } = said;
  const { fileForYou } = languageOf(draft.state.language).words;
  relay(draft, teammate, { text: text === '' ? fileForYou : text, choices }, input);
};

/** Somebody answered from the help desk's own panel: the chat is theirs, and the thread says so. */
const hearFromPanel = (draft: TurnDraft, input: TeammateSaid): void => {
  const { state } = draft;
  const { files = [] } = input;
  const text = input.text || fileWords(files);
  draft.addMessage({ from: 'teammate', text, at: input.at, name: input.teammate.name });
  draft.unanswered.length = 0;
  state.panelSpokeAt = input.at;
  if (state.owner.kind !== 'teammate' || state.owner.teammate.id !== input.teammate.id) {
    const before = state.owner.kind === 'teammate' ? ` The chat was with ${state.owner.teammate.name}.` : '';
    state.owner = { kind: 'teammate', teammate: input.teammate };
    draft.takenBy = state.owner;
    // Nobody sees a card that Slack refused.
    if (state.case?.status !== 'unreachable') {
      claimCase(draft, input, `${input.teammate.name} is answering in LiveAgent.${before}`);
    }
  }
  const open = openCaseOf(state);
  if (open === undefined) return;
  const name = `${input.teammate.name} (in LiveAgent)`;
  const post = {
    from: 'teammate' as const,
    name,
    text: input.text,
    ...(files.length === 0 ? {} : { files }),
  };
  draft.addEffect({ kind: 'thread_post', card: open.card, post });
};

/** The claimant's words go to the visitor; anyone else's, and notes, stay with the team. */
export const hearTeammate = (draft: TurnDraft, input: TeammateSaid): void => {
  if (input.via === 'liveagent') {
    hearFromPanel(draft, input);
    return;
  }
  const { teammate, text, files = [] } = input;
  const choices = linksTo(files);
  const brought = input.source === undefined ? input.id : slackInputId(input.source);
  // A draft that its author has taken the chat for comes once more, and stands in the transcript where it was sent.
  const drafted = draft.transcript.findLast((message) => message.input === brought && !message.moved);
  const isForVisitor = !isNote(text) && owns(draft, teammate);
  if (isForVisitor) tellLeftOut(draft, input);
  if (isForVisitor && (text !== '' || choices.length > 0)) {
    if (drafted !== undefined) draft.rewrite(drafted, { moved: true });
    send(draft, teammate, { text, choices }, brought);
    return;
  }
  const words = text || fileWords(files);
  if (drafted === undefined) {
    const name = nameOf(draft, teammate);
    draft.addMessage({
      from: 'teammate',
      text: words,
      at: input.at,
      ...(name === undefined ? {} : { name }),
      ...(choices.length === 0 ? {} : { choices }),
      internal: true,
      input: brought,
    });
  }
  if (!isNote(text)) askToTake(draft, teammate, words, input.id);
};
