import type { Instant } from '../../core/conversation/conversation.ts';
import { openingAt } from '../../core/escalation/opening.ts';
import { ring, type SlackDeps } from './deps.ts';
import { type Answer, newestCase, type Press, whyOlder, whyOver } from './press.ts';

const minuteMs = 60_000;

/** Until when an entry of the menu snoozes; words where it cannot. */
const untilOf = ({ clock, hours }: SlackDeps, entry: string): Instant | string | undefined => {
  const now = clock.now();
  switch (entry) {
    case 'snooze_15':
      return now + 15 * minuteMs;
    case 'snooze_60':
      return now + 60 * minuteMs;
    case 'snooze_end':
      return now;
    case 'snooze_opening': {
      const opening = openingAt(hours, now);
      if (opening.open) return 'Business hours have begun already. Snooze for 15 minutes or an hour instead.';
      return opening.next ?? 'No opening is in sight. Snooze for 15 minutes or an hour instead.';
    }
    default:
      return undefined;
  }
};

const snooze = async (deps: SlackDeps, press: Press): Promise<Answer> => {
  const { conversation, caseId, by, actionTs } = press;
  const newest = await newestCase(deps, press);
  const over = whyOver(newest, press);
  if (over !== undefined) return over;
  if (newest?.status !== 'waiting') return 'Only a case that nobody has taken can be snoozed.';
  const until = untilOf(deps, press.detail);
  if (typeof until !== 'number') return until;
  const id = `snooze:${actionTs}`;
  await deps.store.recordInput(conversation, {
    kind: 'snoozed',
    id,
    by,
    caseId,
    until,
    at: deps.clock.now(),
  });
  await ring(deps, conversation, id, actionTs);
  return undefined;
};

/** Of a case that is over too: its transcript is read later, and its links may have to end. */
const linksOf =
  (kind: 'transcript_wanted' | 'links_revoked') =>
  async (deps: SlackDeps, press: Press): Promise<Answer> => {
    const { conversation, caseId, by, actionTs } = press;
    const older = whyOlder(await newestCase(deps, press), press);
    if (older !== undefined) return older;
    const id = `${kind}:${actionTs}`;
    await deps.store.recordInput(conversation, { kind, id, by, caseId, at: deps.clock.now() });
    await ring(deps, conversation, id, actionTs);
    return undefined;
  };

const entries: Record<string, (deps: SlackDeps, press: Press) => Promise<Answer>> = {
  snooze_15: snooze,
  snooze_60: snooze,
  snooze_opening: snooze,
  snooze_end: snooze,
  transcript: linksOf('transcript_wanted'),
  revoke_links: linksOf('links_revoked'),
};

/** Does what an entry of a card's menu says; an entry of an older or a foreign menu does nothing. */
export const pressMenu = async (deps: SlackDeps, press: Press): Promise<Answer> =>
  Object.hasOwn(entries, press.detail) ? entries[press.detail]?.(deps, press) : undefined;
