import { estimateCost } from '../../../core/assistant/estimate-cost.ts';

describe('the estimated cost', () => {
  it('is each kind of token at its own price for a million', () => {
    const usage = {
      inputTokens: 1_000,
      outputTokens: 200,
      cacheReadTokens: 3_000,
      cacheWriteTokens: 400,
    };
    const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
    expect(estimateCost(usage, prices)).toBeCloseTo(0.003 + 0.003 + 0.0009 + 0.0015, 12);
  });

  it('is nothing where nothing was used', () => {
    const usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    expect(estimateCost(usage, { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 })).toBe(0);
  });
});
