import { fill, languageOf } from '../languages/languages.ts';
import type { Message } from './conversation.ts';
import { askToTake, isNote, nameOf, owns, relay } from './hear-teammate.ts';
import type { Input } from './input.ts';
import type { TurnDraft } from './turn-draft.ts';
import type { Fate, Fates } from './withdraw-replies.ts';

type Edited = Extract<Input, { kind: 'teammate_edited' }>;
type Deleted = Extract<Input, { kind: 'teammate_deleted' }>;

const messageOf = ({ transcript }: TurnDraft, { of }: Edited | Deleted): Message | undefined => {
  const said = transcript.findLast((message) => message.input === of && message.moved !== true);
  return said?.deleted === true ? undefined : said;
};

/** Also in the thread of a case that is resolved: that is where the message stood. */
const tellTeam = (draft: TurnDraft, text: string): void => {
  const known = draft.state.case;
  if (known === undefined || known.status === 'unreachable') return;
  draft.addEffect({ kind: 'thread_post', card: known.card, post: { from: 'system', text } });
};

/** What is decided in this very turn can be taken back here; of the rest the fates tell. */
const fateOf = (draft: TurnDraft, { effect }: Message, fates: Fates): Fate => {
  if (effect === undefined) return 'sent';
  return draft.withdraw(effect) ? 'withdrawn' : (fates.get(effect) ?? 'sent');
};

const hadIt: Record<Exclude<Fate, 'withdrawn'>, string> = {
  sent: 'The visitor had already been sent it',
  uncertain: 'The visitor may already have been sent it',
};

/** A note without its mark is meant for the visitor from now on; anything else that was internal stays so. */
const editInternal = (draft: TurnDraft, said: Message, input: Edited): void => {
  const { text, at, teammate, of } = input;
  const addressed = isNote(said.text) && !isNote(text) && text !== '';
  const edited = draft.rewrite(said, { text, revised: { text, at } });
  if (!addressed) return;
  if (owns(draft, teammate)) {
    draft.rewrite(edited, { moved: true });
    relay(draft, teammate, { text, choices: said.choices ?? [] }, of);
  } else askToTake(draft, teammate, text, of);
};

/** It never went out: the visitor gets the new version alone, or nothing where it became a note. */
const editUnsent = (draft: TurnDraft, said: Message, input: Edited): void => {
  const { text, at, teammate, of } = input;
  if (isNote(text) || text === '') {
    draft.rewrite(said, { text, revised: { text, at }, internal: true, unsent: true });
    return;
  }
  draft.rewrite(said, { moved: true, unsent: true });
  relay(draft, teammate, { text, choices: said.choices ?? [] }, of);
};

/** The visitor has it. A channel that cannot change it gets a correction, from whoever may still speak. */
const editSent = (draft: TurnDraft, said: Message, input: Edited, fate: keyof typeof hadIt): void => {
  const { text, at, teammate } = input;
  const shown = said.revised?.shown ?? said.text;
  const author = nameOf(draft, teammate) ?? 'A teammate';
  if (text === shown) {
    draft.rewrite(said, { revised: { text, at, shown } });
  } else if (isNote(text) || text === '') {
    draft.rewrite(said, { revised: { text, at, shown } });
    tellTeam(draft, `${author} took the words of a message back. ${hadIt[fate]}, and keeps it.`);
  } else if (owns(draft, teammate)) {
    draft.rewrite(said, { revised: { text, at, shown: text } });
    const correction = fill(languageOf(draft.state.language).words.correction, { text });
    relay(draft, teammate, { text: correction });
  } else {
    draft.rewrite(said, { revised: { text, at, shown } });
    tellTeam(
      draft,
      `${author} edited a message of before. The chat is not theirs any more, so the visitor was not told.`,
    );
  }
};

/** A teammate edited a message in the thread: notes stay notes, and what the visitor has is corrected. */
export const hearEdit = (draft: TurnDraft, input: Edited, fates: Fates): void => {
  const said = messageOf(draft, input);
  if (said === undefined) return;
  const { text, at } = said.revised ?? { text: said.text, at: 0 };
  // Edits come late and twice: an older one says nothing, nor does one that leaves the words as they were.
  if (input.at < at || input.text === text) return;
  if (said.internal === true) {
    editInternal(draft, said, input);
    return;
  }
  const fate = fateOf(draft, said, fates);
  if (fate === 'withdrawn') editUnsent(draft, said, input);
  else editSent(draft, said, input, fate);
};

/** A teammate deleted a message in the thread: notes are gone, and of what the visitor has the team is told. */
export const hearDeletion = (draft: TurnDraft, input: Deleted, fates: Fates): void => {
  const said = messageOf(draft, input);
  if (said === undefined) return;
  if (said.internal === true) {
    draft.rewrite(said, { text: '', choices: [], deleted: true });
    return;
  }
  const fate = fateOf(draft, said, fates);
  const author = nameOf(draft, input.teammate) ?? 'a teammate';
  if (fate === 'withdrawn') {
    draft.rewrite(said, { deleted: true, unsent: true });
    tellTeam(draft, `A message of ${author} was deleted before it was sent: the visitor does not get it.`);
  } else {
    draft.rewrite(said, { deleted: true });
    tellTeam(draft, `A message of ${author} was deleted here. ${hadIt[fate]}; it cannot be taken back.`);
  }
};
