import type { FrontdeskConfig } from '../config.ts';
import type { CaseTimer } from '../conversation/timer.ts';
import type { TurnDraft } from '../conversation/turn-draft.ts';
import type { Instant } from '../instant.ts';
import { languageOf } from '../languages/languages.ts';
import type { Case } from './case.ts';
import { mailCase } from './case-mail.ts';
import { dueOf, ladderOf, openFrom, type Rung, stepsLeft } from './ladder.ts';
import { mentionText } from './mention.ts';
import { silenceDue } from './silent-owner.ts';
import { nobodyYetWords } from './team-words.ts';
import { mailWords, wordsDue } from './unmailed-words.ts';
import { waitText } from './wait-text.ts';

const isDue = (due: Instant | undefined, now: Instant): boolean => due !== undefined && due <= now;

const remind = (draft: TurnDraft, open: Case, text: string, mention: string | undefined): void => {
  const post = { from: 'system' as const, text, ...(mention === undefined ? {} : { mention }) };
  draft.addEffect({ kind: 'thread_post', card: open.card, post });
};

const tellVisitor = (config: FrontdeskConfig, draft: TurnDraft, open: Case, waiting: string): void => {
  const asked = draft.state.visitor.email === undefined ? ' and asked for an e-mail address' : '';
  draft.reply({ from: 'system', text: nobodyYetWords(config, draft) });
  remind(draft, open, `${waiting} The visitor was told so${asked}.`, undefined);
};

const mailTeam = (draft: TurnDraft, open: Case, waiting: string): void => {
  const waited = waitText(draft.at - open.openedAt);
  mailCase(draft, open, { subject: `Nobody has taken a chat for ${waited}`, lead: waiting });
  draft.reply({ from: 'system', text: languageOf(draft.state.language).words.teamMailed });
};

/** Steps that came due while the team was away would call it one after the other: only the last of them does. */
const withoutRepeats = (due: { step: number; rung: Rung }[]): { step: number; rung: Rung }[] => {
  const last = due.findLast(({ rung }) => rung.action === 'mention');
  return due.filter((step) => step.rung.action !== 'mention' || step === last);
};

/** Takes the steps that are due. */
const climb = (config: FrontdeskConfig, draft: TurnDraft, waiting: Case): void => {
  const now = draft.at;
  const defaultMention = waiting.calls ?? config.slack.mention;
  const text = `Nobody has taken this for ${waitText(now - waiting.openedAt)}.`;
  const left = stepsLeft(config, waiting);
  const due = left.filter(({ rung }) => isDue(dueOf(config, waiting, rung, now), now));
  const skipped = left.filter(({ rung }) => dueOf(config, waiting, rung, now) === undefined);
  const { snoozedUntil, ...awake } = waiting;
  const wakes = snoozedUntil !== undefined && isDue(openFrom(config, snoozedUntil, now), now);
  const done = [...(waiting.ladder?.done ?? []), ...[...due, ...skipped].map(({ step }) => step)];
  draft.state.case = { ...(wakes ? awake : waiting), ladder: { done: [...new Set(done)] } };
  if (wakes && !due.some(({ rung }) => rung.action === 'mention')) {
    remind(draft, waiting, `The snooze is over. ${text}`, mentionText(defaultMention));
  }
  for (const { rung } of withoutRepeats(due)) {
    const open = draft.state.case;
    if (rung.action === 'mention') remind(draft, open, text, mentionText(rung.mention ?? defaultMention));
    else if (rung.action === 'tell_visitor') tellVisitor(config, draft, open, text);
    else mailTeam(draft, open, text);
  }
};

type Next = { due: Instant } & Pick<CaseTimer, 'name' | 'step'>;

/** When something is next to be done for a case, and which step of the ladder that is, if it is one. */
const nextOf = (config: FrontdeskConfig, open: Case, now: Instant): Next | undefined => {
  const words = wordsDue(open);
  const steps = ladderOf(config).length;
  const wake = open.snoozedUntil === undefined ? undefined : openFrom(config, open.snoozedUntil, now);
  const waits = open.status === 'waiting';
  const silence = open.silence === undefined ? undefined : silenceDue(config, open.silence, now);
  return [
    ...(waits && open.ladder !== undefined ? stepsLeft(config, open) : []).map(({ step, rung }) => ({
      step,
      due: dueOf(config, open, rung, now),
    })),
    { step: steps, due: waits ? wake : undefined },
    { step: steps + 1, due: words },
    { step: 0, due: silence, name: 'silent_owner' as const },
  ]
    .flatMap(({ due, ...what }) => (due === undefined ? [] : [{ name: 'unclaimed' as const, ...what, due }]))
    .sort((a, b) => a.due - b.due)[0];
};

/** What has rung is on its way no more, and a later turn on a machine whose clock is behind could not tell. */
const withoutRung = ({ wakeAt, ...rest }: Case, now: Instant): Case =>
  wakeAt === undefined || wakeAt <= now ? rest : { ...rest, wakeAt };

/** Sets a timer for what is next, unless one that is on its way rings no later. */
const setTimer = (config: FrontdeskConfig, draft: TurnDraft): void => {
  if (draft.state.case === undefined) return;
  const open = withoutRung(draft.state.case, draft.at);
  draft.state.case = open;
  const next = nextOf(config, open, draft.at);
  if (next === undefined || (open.wakeAt !== undefined && open.wakeAt <= next.due)) return;
  draft.state.case = { ...open, wakeAt: next.due };
  const timer: CaseTimer = { name: next.name, caseId: open.id, step: next.step };
  draft.addEffect({ kind: 'timer', timer, due: next.due });
};

/** A case from before the ladder was kept in the case: its timers came one after the other, each for one step. */
const withLadder = (config: FrontdeskConfig, open: Case, timer: CaseTimer): Case => {
  const done = Array.from({ length: timer.step }, (_, step) => step);
  const mailed = ladderOf(config).some(({ action }, step) => action === 'mail_team' && done.includes(step));
  return { ...open, ladder: { done }, ...(mailed ? { mailedAt: open.openedAt } : {}) };
};

/**
 * Does whatever is due for the case by now, and sees to it that the next thing is done in its time. What is due is
 * worked out anew from the case and the configuration, so it outlives a changed ladder, a late timer and a lost one.
 * `timer`: the one that just rang.
 */
export const attendCase = (config: FrontdeskConfig, draft: TurnDraft, timer?: CaseTimer): void => {
  const open = draft.state.case;
  if (open === undefined || (timer !== undefined && timer.caseId !== open.id)) return;
  if (open.status === 'waiting') {
    const isStep = timer?.name === 'unclaimed' && timer.step < ladderOf(config).length;
    const known = open.ladder === undefined && isStep ? withLadder(config, open, timer) : open;
    // Without a ladder the timer of its next step is still on its way, if there is one.
    if (known.ladder !== undefined) climb(config, draft, known);
  }
  if (isDue(wordsDue(draft.state.case ?? open), draft.at)) mailWords(draft);
  setTimer(config, draft);
};
