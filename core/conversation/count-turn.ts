import type { Telemetry } from '../ports.ts';
import type { MetricName } from '../telemetry.ts';
import type { EffectBody } from './effect.ts';
import type { Input, InputKind } from './input.ts';
import type { Turn } from './turn.ts';

const inputMetrics: Partial<Record<InputKind, MetricName>> = {
  opened: 'ConversationsOpened',
  claimed: 'Claims',
  handed_back: 'HandBacks',
  timer_fired: 'UnclaimedSteps',
};

/** A new card, or one that waits again because a person was called anew. */
const callsPerson = (body: EffectBody): body is Extract<EffectBody, { kind: 'card' | 'card_update' }> =>
  body.kind === 'card' || (body.kind === 'card_update' && body.again === true);

/** Counts what a committed turn did; before the commit nothing has happened. */
export const countTurn = (telemetry: Telemetry, inputs: Input[], turn: Turn): void => {
  for (const input of inputs) {
    const metric = inputMetrics[input.kind];
    if (metric !== undefined) telemetry.count(metric);
    const opened = turn.state.case?.openedAt;
    if (input.kind === 'claimed' && opened !== undefined) telemetry.measure('TimeToClaim', input.at - opened);
  }
  for (const { body } of turn.effects)
    if (callsPerson(body)) telemetry.count('Escalations', 1, body.view.reason);
};
