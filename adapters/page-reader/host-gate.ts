import { AppError } from '../../core/errors.ts';
import type { Clock, Sleep } from '../../core/ports.ts';

/** Requests in a row without an answer after which a host is left alone. */
const patience = 8;

/** Lets requests to one host through, one after another and no faster than they may come. */
export interface HostGate {
  /** Resolves when the next request may start. AppError unavailable where the host does not answer any more. */
  enter(): Promise<void>;
  /** Keeps requests at least so far apart from now on. */
  slowDownTo(intervalMs: number): void;
  /** No request within the next `milliseconds`. */
  pause(milliseconds: number): void;
  /** Whether the last request was answered at all. */
  answered(isAnswered: boolean): void;
}

export const hostGate = (
  host: string,
  options: { intervalMs: number; clock: Clock; sleep: Sleep },
): HostGate => {
  const { clock, sleep } = options;
  let { intervalMs } = options;
  let nextAt = Number.NEGATIVE_INFINITY;
  let silences = 0;
  let queue: Promise<void> = Promise.resolve();

  const turn = async () => {
    // A pause may be ordered while this request waits.
    for (let wait = nextAt - clock.now(); wait > 0; wait = nextAt - clock.now()) await sleep(wait);
    nextAt = clock.now() + intervalMs;
  };
  return {
    enter: async () => {
      queue = queue.then(() => (silences < patience ? turn() : undefined));
      await queue;
      if (silences >= patience) {
        throw new AppError(
          'unavailable',
          `${host} did not answer ${patience} requests in a row; its other pages wait for the next synchronisation`,
        );
      }
    },
    slowDownTo: (atLeastMs) => {
      intervalMs = Math.max(intervalMs, atLeastMs);
      nextAt = Math.max(nextAt, clock.now() + intervalMs);
    },
    pause: (milliseconds) => {
      nextAt = Math.max(nextAt, clock.now() + milliseconds);
    },
    answered: (isAnswered) => {
      silences = isAnswered ? 0 : silences + 1;
    },
  };
};
