import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Instant } from '../instant.ts';
import type { Case } from './case.ts';
import { mailCase } from './case-mail.ts';
import { conversationSoFar } from './conversation-so-far.ts';

/** People write in bursts: what comes within two minutes of the first words goes out as one mail. */
const gatherMs = 120_000;

export const wordsDue = ({ unmailed }: Case): Instant | undefined =>
  unmailed === undefined ? undefined : unmailed.since + gatherMs;

/** Slack does not show these words, so they wait to be mailed with what follows them shortly. `after`: message before them. */
export const keepForMail = ({ state, at }: TurnDraft, after: number): void => {
  if (state.case === undefined) return;
  const before = state.case.unmailed ?? { after, since: at };
  state.case.unmailed = { ...before, after: Math.min(before.after, after) };
};

/** Milliseconds after which a mail that failed while Slack fails too is written anew. */
const againMs = 30 * 60_000;

/** Neither Slack nor mail takes the case: the whole of it is mailed later. */
export const mailAgainLater = ({ state, at }: TurnDraft): void => {
  if (state.case !== undefined) state.case.unmailed = { after: 0, since: at + againMs };
};

/** Mails what the visitor wrote past Slack, and what was answered. */
export const mailWords = (draft: TurnDraft): void => {
  const { case: open } = draft.state;
  if (open?.unmailed === undefined) return;
  const { unmailed, ...rest } = open;
  draft.state.case = rest;
  const said = draft.transcript.filter(({ seq, internal }) => seq > unmailed.after && internal !== true);
  if (!said.some(({ from }) => from === 'visitor')) return;
  mailCase(draft, rest, {
    subject: 'More from a visitor whose chat Slack does not show',
    lead: 'The visitor has written since, and Slack did not take it.',
    lines: conversationSoFar(said),
  });
};
