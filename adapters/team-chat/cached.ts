/** Keeps answers by key for `ttlMs` milliseconds; failures are not kept, and one answer serves callers that wait together. */
export const cached = <Value>(ttlMs: number, now: () => number, read: (key: string) => Promise<Value>) => {
  const entries = new Map<string, { until: number; value: Promise<Value> }>();
  return (key: string): Promise<Value> => {
    const entry = entries.get(key);
    if (entry !== undefined && entry.until > now()) return entry.value;
    const value = read(key);
    entries.set(key, { until: now() + ttlMs, value });
    value.catch(() => {
      if (entries.get(key)?.value === value) entries.delete(key);
    });
    return value;
  };
};
