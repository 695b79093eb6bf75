import type { WriteStream } from 'node:tty';

/** Milliseconds between two lines where nobody watches a terminal. */
const lineEveryMs = 15_000;
const redrawEveryMs = 500;

const clockTime = (seconds: number): string =>
  Number.isFinite(seconds)
    ? `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`
    : '?';

/** How far it is, how fast, and how long it will take: one line that is written over, or one now and then in a log. */
export const createDisplay = (out: WriteStream, total: number) => {
  const startedAt = performance.now();
  const every = out.isTTY ? redrawEveryMs : lineEveryMs;
  let shownAt = startedAt;
  let last = '';
  const line = (done: number, broken: number): string => {
    const seconds = (performance.now() - startedAt) / 1000;
    const rate = done / seconds;
    const left = clockTime((total - done) / rate);
    return `${done} of ${total} seeds, ${rate.toFixed(1)} a second, ${left} left, ${broken} broken`;
  };
  const write = (): void => {
    out.write(out.isTTY ? `\r\u001b[K${last}` : `${last}\n`);
  };
  return {
    progress: (done: number, broken: number): void => {
      last = line(done, broken);
      const now = performance.now();
      if (now - shownAt < every) return;
      shownAt = now;
      write();
    },
    /** A line that stays. */
    note: (text: string): void => {
      out.write(out.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
    },
    end: (): void => {
      write();
      if (out.isTTY) out.write('\n');
    },
  };
};
