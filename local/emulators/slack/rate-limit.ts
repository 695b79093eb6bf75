/** A token bucket for each key. Answers the seconds to wait; 0 where the call may go on. */
export const createRateLimit = (options: { burst: number; perSecond: number; now: () => number }) => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key: string): number => {
    const at = options.now();
    const before = buckets.get(key) ?? { tokens: options.burst, at };
    const earned = (Math.max(0, at - before.at) / 1000) * options.perSecond;
    const tokens = Math.min(options.burst, before.tokens + earned);
    if (tokens < 1) {
      buckets.set(key, { tokens, at });
      return Math.ceil((1 - tokens) / options.perSecond);
    }
    buckets.set(key, { tokens: tokens - 1, at });
    return 0;
  };
};
