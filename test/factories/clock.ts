import type { Instant } from '../../core/conversation/conversation.ts';
import type { Clock } from '../../core/ports.ts';

export interface FixedClock extends Clock {
  advance(milliseconds: number): void;
  set(now: Instant): void;
}

/** 2026-03-02T09:00:00Z, a Monday morning. */
export const monday: Instant = Date.UTC(2026, 2, 2, 9);

/** Stands still until told to move. */
export const fixedClock = (start: Instant = monday): FixedClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (instant) => {
      now = instant;
    },
  };
};
