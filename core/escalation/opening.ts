import type { BusinessHours } from '../configuration/business-hours.ts';
import type { Instant } from '../instant.ts';

/** Whether people answer at an instant; `next` is when they do again, absent where the week has no hours. */
export type Opening = { open: true } | { open: false; next?: Instant };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A wall clock's date and time as if it stood in UTC, in milliseconds: such times can be compared and added to. */
type WallTime = number;

const wallClock = (timeZone: string): ((at: Instant) => WallTime) => {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  };
};

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Spans of the day that begins at `midnight`, in order. */
const spansOf = (hours: BusinessHours, midnight: WallTime): { from: WallTime; to: WallTime }[] => {
  const date = new Date(midnight);
  const day = days[date.getUTCDay()];
  if (day === undefined || hours.holidays.includes(date.toISOString().slice(0, 10))) return [];
  return (hours.week[day] ?? [])
    .map((span) => ({
      from: midnight + minutesOf(span.slice(0, 5)) * minuteMs,
      to: midnight + minutesOf(span.slice(6)) * minuteMs,
    }))
    .sort((a, b) => a.from - b.from);
};

/**
 * Instants at which the wall clock shows `wanted`: two where it is set back over it, and where it skips that time the
 * first one after. Clocks are never more than a day away from UTC, and are taken to be set at most once in two days.
 */
const instantsOf = (wall: (at: Instant) => WallTime, wanted: WallTime): Instant[] => {
  const offsets = [wanted - dayMs, wanted + dayMs].map((at) => wall(at) - at);
  const [early, late] = [wanted - Math.max(...offsets), wanted - Math.min(...offsets)];
  const shown = [early, late].filter((at) => wall(at) === wanted);
  if (shown.length > 0) return shown;
  // Between the two the clock jumps over it.
  let [before, after] = [early, late];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wall(middle) > wanted) after = middle;
    else before = middle;
  }
  return [after];
};

/** Whether people answer at an instant, by business hours; without hours they always do. */
export const openingAt = (hours: BusinessHours | undefined, at: Instant): Opening => {
  if (hours === undefined) return { open: true };
  const wall = wallClock(hours.timeZone);
  const now = wall(at);
  const today = now - (((now % dayMs) + dayMs) % dayMs);
  if (spansOf(hours, today).some(({ from, to }) => from <= now && now < to)) return { open: true };
  // A week open on one day only, with a holiday on each of those days, is the longest wait.
  const horizon = 7 * (hours.holidays.length + 2);
  for (let day = 0; day <= horizon; day += 1) {
    for (const { from, to } of spansOf(hours, today + day * dayMs)) {
      const next = instantsOf(wall, from).find((instant) => instant > at && wall(instant) < to);
      if (next !== undefined) return { open: false, next };
    }
  }
  return { open: false };
};
