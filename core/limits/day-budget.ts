import { estimateCost } from '../assistant/estimate-cost.ts';
import type { FrontdeskConfig } from '../config.ts';
import { limitsOf } from '../configuration/limits.ts';
import { AppError } from '../errors.ts';
import type { Clock, Counters, Model, Telemetry } from '../ports.ts';
import { type TallyDeps, tally } from './tally.ts';

/** `reason` of the AppError that stands for a call which was not made. */
const dayCeiling = 'day_ceiling';

/** Whether a model call failed because the day's money is spent. */
export const isDayCeiling = (error: AppError): boolean => error.reason === dayCeiling;

const dayMs = 24 * 60 * 60_000;

/**
 * The model, as long as the day's money lasts (UTC): each call adds its estimated cost to a sum that all processes
 * share. What it was at this process's last add decides, so processes that work at once may each go over by a call.
 * Where the sum cannot be reached, calls go on. AppError refused once it is spent.
 */
export const modelOfDay = (
  model: Model,
  deps: TallyDeps & { config: FrontdeskConfig; counters: Counters; clock: Clock; telemetry: Telemetry },
): Model => {
  const { clock, config, telemetry } = deps;
  const ceiling = limitsOf(config).dollarsPerDay;
  let known: { day: number; dollars: number } | undefined;

  const add = async (dollars: number) => {
    const day = Math.floor(clock.now() / dayMs);
    const date = new Date(day * dayMs).toISOString().slice(0, 10);
    const sum = await tally(deps, `dollars:${date}`, dollars, (day + 2) * dayMs);
    if (sum !== undefined) known = { day, dollars: sum };
    else if (known?.day === day) known = { day, dollars: known.dollars + dollars };
    if (sum === undefined || sum < ceiling || sum - dollars >= ceiling) return;
    telemetry.error('day_ceiling_reached', { reason: date });
    telemetry.count('LimitsReached', 1, 'day');
  };

  const isSpent = async (): Promise<boolean> => {
    // A process that has just begun, or a day that has, knows nothing yet.
    if (known?.day !== Math.floor(clock.now() / dayMs)) await add(0);
    return known?.day === Math.floor(clock.now() / dayMs) && known.dollars >= ceiling;
  };

  return {
    converse: async (request, options) => {
      if (await isSpent()) {
        throw new AppError(
          'refused',
          `model calls of today have cost ${ceiling} US dollars by estimate; expected less (limits.dollarsPerDay)`,
          { reason: dayCeiling },
        );
      }
      const response = await model.converse(request, options);
      await add(estimateCost(response.usage, config.model.prices));
      return response;
    },
  };
};
