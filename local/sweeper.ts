import type { Telemetry } from '../core/ports.ts';

/** Runs the sweep as the schedule does in AWS: one at a time, `everyMs` apart, whatever became of the last. */
export const startSweeper = ({
  sweep,
  everyMs,
  log,
}: {
  sweep: () => Promise<unknown>;
  everyMs: number;
  log: Pick<Telemetry, 'error'>;
}): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    try {
      await sweep();
    } catch (error) {
      log.error('invocation_failed', { kind: 'sweep' }, error);
    } finally {
      isRunning = false;
    }
  };
  const timer = setInterval(() => {
    if (!isRunning) running = run();
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
