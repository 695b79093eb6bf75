import { AppError } from '../../../core/errors.ts';
import type { Bookmarks } from '../../../core/ports.ts';
import type { VirtualClock } from '../../../evals/virtual-queues.ts';
import type { Interleaver, Task } from './interleaver.ts';

const minuteMs = 60_000;

/** The schedule that calls the sweeper: every minute, and after a sweep that took longer at once. */
export const createSweeps = (
  clock: VirtualClock,
  interleaver: Interleaver,
  sweep: () => Promise<unknown>,
  { skew, trace }: { skew: () => number; trace: (line: string) => void },
) => {
  let everyMs = minuteMs;
  let dueAt = clock.now() + everyMs;
  return {
    nextDue: (): number => dueAt,
    /** Hours of sweeps that find nothing are a quarter of what a script costs: from here on five minutes apart. */
    slowDown: (): void => {
      everyMs = 5 * minuteMs;
    },
    isDue: (): boolean => dueAt <= clock.now(),
    go: (): Promise<Task> => {
      dueAt = clock.now() + everyMs;
      return interleaver.start('sweep', { skew: skew(), spared: false }, async () => {
        try {
          await sweep();
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          trace(`a sweep failed: ${error.message}`);
        }
      });
    },
  };
};

/** Of a system that has run for long: its last look was at `lookedAt`. */
export const simBookmarks = (lookedAt: number): Bookmarks => {
  const held = new Map<string, number>([
    ['help_desk_changes', lookedAt],
    ['help_desk_first_look', lookedAt],
  ]);
  return {
    get: async (name) => held.get(name),
    set: async (name, upTo) => {
      held.set(name, upTo);
    },
  };
};
