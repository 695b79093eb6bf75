import type { FrontdeskConfig } from '../config.ts';
import type { Instant } from '../instant.ts';
import type { Case } from './case.ts';
import { openingAt } from './opening.ts';

export type Rung = FrontdeskConfig['escalation']['unclaimed'][number];

/** Seconds after which a case that nobody takes is mailed where configuration says nothing about it. */
const mailAfterSeconds = 600;

/** Seconds that the last configured step is given to help before the mail that configuration left out. */
const lastStepSeconds = 300;

/** The steps of configuration, and a mail to the team where they hold none: no case may end in silence. */
export const ladderOf = ({ escalation }: Pick<FrontdeskConfig, 'escalation'>): Rung[] => {
  const steps = escalation.unclaimed;
  if (steps.some(({ action }) => action === 'mail_team')) return steps;
  const last = steps.at(-1);
  const afterSeconds = last === undefined ? mailAfterSeconds : last.afterSeconds + lastStepSeconds;
  return [...steps, { afterSeconds, action: 'mail_team' }];
};

/** `from`, or the next opening where the team is away by then; undefined where it never opens. */
export const openFrom = (
  { escalation: { hours } }: Pick<FrontdeskConfig, 'escalation'>,
  from: Instant,
  now: Instant,
): Instant | undefined => {
  const opening = openingAt(hours, Math.max(from, now));
  return opening.open ? from : opening.next;
};

/** Whether the visitor was told at the call that the team is away, and the team has not been back since. */
const knowsOfAbsence = ({ escalation: { hours } }: FrontdeskConfig, open: Case, now: Instant): boolean => {
  const opening = openingAt(hours, open.openedAt);
  return !opening.open && (opening.next === undefined || opening.next > now);
};

/**
 * When a step is to be taken; undefined where it is left out. Mentions wait for the opening, since nobody reads them
 * before; a snooze holds back whatever calls the team, and nothing of what visitors are told.
 */
export const dueOf = (config: FrontdeskConfig, open: Case, rung: Rung, now: Instant): Instant | undefined => {
  const due = open.openedAt + rung.afterSeconds * 1000;
  if (rung.action === 'tell_visitor')
    return knowsOfAbsence(config, open, Math.max(due, now)) ? undefined : due;
  const free = Math.max(due, open.snoozedUntil ?? 0);
  return rung.action === 'mail_team' ? free : openFrom(config, free, now);
};

/** Steps that this wait has not seen yet. A mail counts as done once it was sent, whatever stood in its place before. */
export const stepsLeft = (config: FrontdeskConfig, open: Case): { step: number; rung: Rung }[] => {
  const done = new Set(open.ladder?.done);
  return ladderOf(config)
    .map((rung, step) => ({ step, rung }))
    .filter(({ step, rung }) =>
      rung.action === 'mail_team' ? !done.has(step) || open.mailedAt === undefined : !done.has(step),
    );
};
