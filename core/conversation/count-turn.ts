import type { Case } from '../escalation/case.ts';
import type { Telemetry } from '../ports.ts';
import type { MetricName } from '../telemetry.ts';
import type { EffectBody } from './effect.ts';
import type { Input, InputKind } from './input.ts';
import type { Turn } from './turn.ts';

const inputMetrics: Partial<Record<InputKind, MetricName>> = {
  opened: 'ConversationsOpened',
  claimed: 'Claims',
  handed_back: 'HandBacks',
};

/** A new card, or one that waits again because a person was called anew. */
const callsPerson = (body: EffectBody): body is Extract<EffectBody, { kind: 'card' | 'card_update' }> =>
  body.kind === 'card' || (body.kind === 'card_update' && body.again === true);

/** Steps of the ladder that the turn took, and a wait that ended with nobody having come. */
const countWait = (telemetry: Telemetry, now: Case | undefined, before: Case | undefined): void => {
  if (now === undefined) return;
  const same = before?.id === now.id && before.openedAt === now.openedAt;
  const steps = (now.ladder?.done.length ?? 0) - (same ? (before.ladder?.done.length ?? 0) : 0);
  if (steps > 0) telemetry.count('UnclaimedSteps', steps);
  if (now.abandonedAt !== undefined && before?.abandonedAt !== now.abandonedAt) {
    telemetry.count('WaitsAbandoned');
    telemetry.measure('AbandonedWait', now.abandonedAt - now.openedAt);
  }
};

/** Counts what a committed turn did; before the commit nothing has happened. `before`: the case as it was read. */
export const countTurn = (telemetry: Telemetry, inputs: Input[], turn: Turn, before?: Case): void => {
  countWait(telemetry, turn.state.case, before);
  for (const input of inputs) {
    const metric = inputMetrics[input.kind];
    if (metric !== undefined) telemetry.count(metric);
    const opened = turn.state.case?.openedAt;
    if (input.kind === 'claimed' && opened !== undefined) telemetry.measure('TimeToClaim', input.at - opened);
  }
  for (const { body } of turn.effects)
    if (callsPerson(body)) telemetry.count('Escalations', 1, body.view.reason);
};
