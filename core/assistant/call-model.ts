import type { FrontdeskConfig } from '../config.ts';
import type { Clock, Model, Telemetry } from '../ports.ts';
import type { ConverseRequest, ConverseResponse } from './converse.ts';
import { estimateCost } from './estimate-cost.ts';
import { toolSpecs } from './tools.ts';

export interface CallDeps {
  config: FrontdeskConfig;
  model: Model;
  clock: Clock;
  telemetry: Telemetry;
}

/** One call of the model, with the tools of a chat unless it names its own, and what it took. AppError of the model port. */
export const callModel = async (
  { config, model, clock, telemetry }: CallDeps,
  request: Pick<ConverseRequest, 'system' | 'messages'> &
    Partial<Pick<ConverseRequest, 'tools' | 'maxTokens' | 'temperature'>>,
  signal: AbortSignal,
): Promise<ConverseResponse> => {
  const started = clock.now();
  const { maxTokens, temperature, prices } = config.model;
  const response = await model.converse({ tools: toolSpecs, maxTokens, temperature, ...request }, { signal });
  telemetry.count('ModelCalls');
  telemetry.count('InputTokens', response.usage.inputTokens);
  telemetry.count('OutputTokens', response.usage.outputTokens);
  telemetry.count('CacheReadTokens', response.usage.cacheReadTokens);
  telemetry.count('CacheWriteTokens', response.usage.cacheWriteTokens);
  telemetry.count('EstimatedCost', estimateCost(response.usage, prices));
  telemetry.measure('ModelDuration', clock.now() - started);
  return response;
};
