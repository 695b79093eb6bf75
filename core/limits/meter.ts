import { estimateCost } from '../assistant/estimate-cost.ts';
import type { FrontdeskConfig } from '../config.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Model } from '../ports.ts';
import { nothingUsed } from './usage.ts';

/** A model whose calls are charged to the conversation that they were made for, those of a dropped decision too. */
export interface MeteredModel extends Model {
  charge(turn: Turn): void;
  /** What was charged is committed. */
  clear(): void;
}

export const meteredModel = (model: Model, prices: FrontdeskConfig['model']['prices']): MeteredModel => {
  const used = { calls: 0, dollars: 0 };
  return {
    converse: async (request, options) => {
      const response = await model.converse(request, options);
      used.calls += 1;
      used.dollars += estimateCost(response.usage, prices);
      return response;
    },
    charge: ({ state }) => {
      if (used.calls === 0) return;
      const { usage = nothingUsed } = state;
      state.usage = {
        ...usage,
        calls: usage.calls + used.calls,
        dollars: usage.dollars + used.dollars,
      };
    },
    clear: () => {
      used.calls = 0;
      used.dollars = 0;
    },
  };
};
