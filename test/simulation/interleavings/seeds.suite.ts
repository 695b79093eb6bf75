import { keepPromises } from './keep-promises.ts';

/** Each seed takes some twenty milliseconds of one core; a broken promise is made short for another minute. */
const patienceMs = 400_000;

/** A share of the seeds of npm test, so that two processes play them; `npm run simulate` plays more. */
export const seedsSuite = ({ from, seeds }: { from: number; seeds: number }): void => {
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
};
