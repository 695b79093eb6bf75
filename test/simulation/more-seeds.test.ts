import { keepPromises } from './interleavings/keep-promises.ts';

/** Half of the seeds of npm test, so that two processes share them; `npm run simulate` plays more. */
const from = 1001;
const seeds = 1_000;

/** Each seed takes some twenty milliseconds of one core; a broken promise is made short for another minute. */
const patienceMs = 400_000;

describe('visitors, the assistant, teammates, timers and faults in any order', () => {
  it(
    `keep what is promised in ${seeds} seeds from ${from}, and come across every fault and recovery`,
    async () => {
      const { report, missing } = await keepPromises({ from, seeds });
      expect(report).toBeUndefined();
      expect(missing).toEqual([]);
    },
    patienceMs,
  );
});
