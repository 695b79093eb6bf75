import type { Telemetry } from '../ports.ts';
import type { MetricName } from '../telemetry.ts';
import type { Input, InputKind } from './input.ts';
import type { Turn } from './turn.ts';

const inputMetrics: Partial<Record<InputKind, MetricName>> = {
  opened: 'ConversationsOpened',
  claimed: 'Claims',
  handed_back: 'HandBacks',
  timer_fired: 'UnclaimedSteps',
};

/** Counts what a committed turn did; before the commit nothing has happened. */
export const countTurn = (telemetry: Telemetry, inputs: Input[], turn: Turn): void => {
  for (const input of inputs) {
    const metric = inputMetrics[input.kind];
    if (metric !== undefined) telemetry.count(metric);
    const opened = turn.state.case?.openedAt;
    if (input.kind === 'claimed' && opened !== undefined) telemetry.measure('TimeToClaim', input.at - opened);
  }
  for (const { body } of turn.effects) if (body.kind === 'card') telemetry.count('Escalations');
};
