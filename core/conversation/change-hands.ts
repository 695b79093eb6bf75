import type { FrontdeskConfig } from '../config.ts';
import type { Case } from '../escalation/case.ts';
import { openCaseOf } from '../escalation/open-case.ts';
import { viewOfCase } from '../escalation/view-of-case.ts';
import { fill, languageOf } from '../languages/languages.ts';
import type { Instant, Message, Owner, Teammate } from './conversation.ts';
import type { Input } from './input.ts';
import { tagTicket } from './tag-ticket.ts';
import { isPanelAgent } from './teammate.ts';
import type { TurnDraft } from './turn-draft.ts';

/** Changes the case, its card and its thread together, so that none of them tells another story. */
export const changeCase = (
  draft: TurnDraft,
  change: (open: Case) => Case,
  text: string,
  mention?: string,
): void => {
  const open = draft.state.case;
  if (open === undefined) return;
  const changed = change(open);
  draft.state.case = changed;
  const view = viewOfCase(draft.conversation, draft.state, changed);
  draft.addEffect({ kind: 'card_update', card: changed.card, view });
  const post = { from: 'system' as const, text, ...(mention === undefined ? {} : { mention }) };
  draft.addEffect({ kind: 'thread_post', card: changed.card, post });
};

/** The case is this teammate's from here on; one that was resolved meanwhile is open again. */
export const claimCase = (
  draft: TurnDraft,
  { teammate, at }: { teammate: Teammate; at: Instant },
  post: string,
): void => {
  // What nobody had answered yet is the teammate's to answer, and the assistant's again when the chat comes back.
  const claimedAfter = (draft.unanswered[0]?.seq ?? draft.state.lastMessage + 1) - 1;
  changeCase(
    draft,
    ({ silence: _silence, ...open }) => ({
      ...open,
      status: 'claimed',
      claimedBy: teammate,
      claimedAt: at,
      claimedAfter,
    }),
    post,
  );
};

/** Somebody pressed a button, which has changed the owner already: what the help desk told before is out of date. */
const setOwner = (draft: TurnDraft, owner: Owner): void => {
  draft.state.owner = owner;
  draft.takenBy = undefined;
};

/** Tells the visitor who answers from here on, and the assistant too when it reads on later. */
const announce = (draft: TurnDraft, text: string, passedTo: 'teammate' | 'assistant'): void => {
  draft.reply({ from: 'system', text });
  const said = draft.transcript.at(-1);
  if (said !== undefined) draft.rewrite(said, { passedTo });
};

/** Takes a chat from its owner for the assistant, of the turn's own accord, and tells the visitor so. */
export const release = (draft: TurnDraft, text: string): void => {
  draft.state.owner = { kind: 'assistant' };
  draft.takenBy = draft.state.owner;
  announce(draft, text, 'assistant');
};

/** A teammate has taken the chat; from here on the assistant is silent. */
export const handOver = (draft: TurnDraft, input: Extract<Input, { kind: 'claimed' }>): void => {
  const { state } = draft;
  const { teammate } = input;
  const { owner } = state;
  const from =
    owner.kind === 'teammate' && isPanelAgent(owner.teammate)
      ? ` from ${owner.teammate.name} (in LiveAgent)`
      : '';
  setOwner(draft, { kind: 'teammate', teammate });
  claimCase(
    draft,
    input,
    `${teammate.name} is taking over${from}. Messages in this thread now go to the visitor; start one with // to keep it internal.`,
  );
  draft.unanswered.length = 0;
  const words = languageOf(state.language).words;
  announce(draft, fill(words.personTookOver, { name: teammate.name || words.team }), 'teammate');
};

/** What the visitor said to the teammate and got no answer to: the assistant owes one when it comes back. */
export const leftOpen = (draft: TurnDraft): Message[] => {
  const since = draft.state.case?.claimedAfter ?? 0;
  const spoken = draft.transcript.filter(
    (message) => message.seq > since && message.internal !== true && message.unsent !== true,
  );
  const lastAnswer = spoken.findLastIndex((message) => message.from === 'teammate');
  return spoken.slice(lastAnswer + 1).filter((message) => message.from === 'visitor');
};

export const handBack = (draft: TurnDraft, input: Extract<Input, { kind: 'handed_back' }>): void => {
  setOwner(draft, { kind: 'assistant' });
  const open = leftOpen(draft);
  changeCase(
    draft,
    ({ claimedBy: _by, claimedAt: _at, claimedAfter: _after, ...rest }) => ({ ...rest, status: 'assistant' }),
    `${input.by.name} handed the chat back. The assistant is taking over.`,
  );
  announce(draft, languageOf(draft.state.language).words.assistantIsBack, 'assistant');
  draft.unanswered.splice(0, draft.unanswered.length, ...open);
};

export const resolveCase = (
  config: FrontdeskConfig,
  draft: TurnDraft,
  input: Extract<Input, { kind: 'resolved' }>,
): void => {
  // Pressed while nobody had the chat, and heard after somebody took it: it is theirs to resolve.
  const isTaken = draft.state.owner.kind === 'teammate' && input.epoch < draft.epoch;
  if (input.ownerKept && isTaken) return;
  setOwner(draft, { kind: 'assistant' });
  const open = openCaseOf(draft.state);
  // Pressed on the card of an older case, which is over already.
  if (open === undefined || (input.caseId ?? open.id) !== open.id) return;
  draft.unanswered.length = 0;
  changeCase(draft, (one) => ({ ...one, status: 'resolved' }), `${input.by.name} marked this as resolved.`);
  announce(draft, languageOf(draft.state.language).words.resolved, 'assistant');
  const effect = draft.addEffect({ kind: 'resolve', epoch: input.epoch, upTo: draft.state.lastMessage });
  draft.state.resolving = { effect, at: draft.at };
  tagTicket(config, draft, 'resolved');
};
