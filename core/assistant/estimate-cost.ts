import type { FrontdeskConfig } from '../config.ts';
import type { ConverseResponse } from './converse.ts';

/** US dollars of one or more model calls, by the prices in the configuration. */
export const estimateCost = (
  usage: ConverseResponse['usage'],
  { input, output, cacheRead, cacheWrite }: FrontdeskConfig['model']['prices'],
): number =>
  (usage.inputTokens * input +
    usage.outputTokens * output +
    usage.cacheReadTokens * cacheRead +
    usage.cacheWriteTokens * cacheWrite) /
  1_000_000;
