const processorSeconds = async (run: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** Below it, a clock of microseconds and a collection of garbage say more than the work. */
const leastSeconds = 0.002;

/**
 * How much more of the processor `run` takes for four times `length`: some 4 where its time grows with the length, 16
 * where it grows with the square. Of a few runs the quickest counts, so a busy machine changes nothing.
 */
export const growthOf = async (
  run: (length: number) => unknown,
  { length, runs = 3 }: { length: number; runs?: number },
): Promise<number> => {
  const quickest = async (size: number): Promise<number> => {
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < runs; n += 1) best = Math.min(best, await processorSeconds(() => run(size)));
    return Math.max(best, leastSeconds);
  };
  const short = await quickest(length);
  return (await quickest(4 * length)) / short;
};

/** Between growing with the length and growing with its square. */
export const mostGrowth = 9;
