import type { FrontdeskConfig } from '../config.ts';
import { leftOpen, release } from '../conversation/change-hands.ts';
import type { EffectKind } from '../conversation/effect.ts';
import type { Input } from '../conversation/input.ts';
import { isPanelAgent } from '../conversation/teammate.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Ids } from '../ports.ts';
import { callPerson } from './call-person.ts';
import type { Case } from './case.ts';
import { mailCase } from './case-mail.ts';
import { conversationSoFar, soFarHeading } from './conversation-so-far.ts';
import { openCaseOf } from './open-case.ts';
import { mailedInsteadWords } from './team-words.ts';
import { keepForMail, mailAgainLater } from './unmailed-words.ts';
import { viewOfCase } from './view-of-case.ts';

type Failed = Extract<Input, { kind: 'delivery_failed' }>;

/** What a failed delivery was, for the team. */
const failedWords: Partial<Record<EffectKind, string>> = {
  reply: 'A message to the visitor could not be delivered',
  lead_mail: 'The e-mail about a lead could not be sent',
  team_mail: 'The e-mail to the team could not be sent',
};

/** The same where it may have gone out nevertheless, and nobody can be asked. */
const unclearWords: Partial<Record<EffectKind, string>> = {
  lead_mail: 'It is not known whether the e-mail about a lead went out: the mail system did not answer',
  team_mail: 'It is not known whether the e-mail to the team went out: the mail system did not answer',
};

const wordsOf = (what: EffectKind, why: string): string =>
  (why === 'ambiguous' ? unclearWords[what] : undefined) ??
  failedWords[what] ??
  'Slack did not take a message';

/** Why a delivery is given up that might have worked later; anything else is a refusal for good. */
const passing = ['unavailable', 'ambiguous', 'throttled', 'conflict', 'bug', 'lease_held'];

/**
 * Slack shows the case to nobody: the team gets it by mail and the visitor is told so. A chat that somebody in Slack
 * had taken is the assistant's again, since they no longer see what the visitor writes.
 */
const mailInstead = (draft: TurnDraft, open: Case, brief: string, hasCard: boolean): void => {
  const { state } = draft;
  const { owner } = state;
  mailCase(
    draft,
    { ...open, status: 'unreachable' },
    {
      subject: 'A chat needs a person, and Slack did not take it',
      lead: `${brief} What the visitor writes from here on comes by e-mail.`,
      lines: `${soFarHeading}\n${conversationSoFar(draft.transcript)}`,
    },
  );
  const { unmailed: _mailed, ...known } = draft.state.case ?? open;
  state.case = known;
  // Slack may have refused the thread alone; of a card that nobody ever saw there is nothing to change.
  if (hasCard) {
    draft.addEffect({
      kind: 'card_update',
      card: known.card,
      view: viewOfCase(draft.conversation, state, known),
    });
  }
  const unanswered = leftOpen(draft);
  if (owner.kind === 'teammate' && !isPanelAgent(owner.teammate)) {
    release(draft, mailedInsteadWords(draft));
    draft.unanswered.splice(0, draft.unanswered.length, ...unanswered);
  } else if (owner.kind === 'assistant') draft.reply({ from: 'system', text: mailedInsteadWords(draft) });
};

/** One post was given up after minutes: its words are mailed, with what was said since. */
const keepWords = (draft: TurnDraft, { text, firstMessage }: Failed): void => {
  if (firstMessage !== undefined) {
    keepForMail(draft, firstMessage - 1);
    return;
  }
  // A post of an older release does not say which message it holds.
  const visitors = draft.transcript.filter(({ from }) => from === 'visitor');
  const said =
    visitors.find((message) => message.text === text) ??
    // A flood stands in one post together, and a message may be kept without its end.
    visitors.find((message) => message.text !== '' && text?.includes(message.text.replace(/…$/, ''))) ??
    visitors.at(-1);
  if (said !== undefined) keepForMail(draft, said.seq - 1);
};

/** Something did not get through. A person must know; where Slack itself refused, the team's mailbox is the way left. */
export const reportFailure = (
  deps: { config: FrontdeskConfig; ids: Ids },
  draft: TurnDraft,
  failed: Failed,
): void => {
  const { state } = draft;
  const { what, why, effect } = failed;
  const brief = `${wordsOf(what, why)} (${why}).`;
  const open = openCaseOf(state);
  const inSlack = what === 'card' || what === 'thread_post';
  if (state.case?.status === 'unreachable') {
    // Known by now: what the visitor wrote since is kept for mail.
    if (inSlack) return;
    // A card would be refused as well, at once and for ever.
    if (what === 'team_mail') {
      mailAgainLater(draft);
      return;
    }
  }
  // Of a case that is over: it says nothing about the thread of the one that is open.
  if (inSlack && open !== undefined && effect < open.card) {
    if (what === 'thread_post') keepWords(draft, failed);
    return;
  }
  // In the thread of a chat that was handed back nobody reads on.
  if (open === undefined || (open.status === 'assistant' && !inSlack)) {
    const quote = draft.transcript.findLast((message) => message.from === 'visitor')?.text ?? '';
    callPerson(deps, draft, { reason: 'delivery_failed', brief, quote, tried: [] });
  } else if (what === 'card' || (inSlack && !passing.includes(why)))
    mailInstead(draft, open, brief, what !== 'card');
  else if (inSlack) keepWords(draft, failed);
  else draft.addEffect({ kind: 'thread_post', card: open.card, post: { from: 'system', text: brief } });
};
