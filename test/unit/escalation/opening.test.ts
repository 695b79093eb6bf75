import * as fc from 'fast-check';
import { type BusinessHours, businessHours } from '../../../core/configuration/business-hours.ts';
import { openingAt } from '../../../core/escalation/opening.ts';

const office: BusinessHours = businessHours.parse({
  timeZone: 'Europe/Berlin',
  week: {
    monday: ['09:00-12:00', '13:00-17:00'],
    tuesday: ['09:00-17:00'],
    friday: ['20:00-24:00'],
    saturday: ['00:00-02:00'],
  },
  holidays: ['2026-04-06', '2026-12-25'],
});

/** `open`, when it opens next, or `never`. */
const at = (hours: BusinessHours | undefined, time: string): string => {
  const opening = openingAt(hours, Date.parse(time));
  if (opening.open) return 'open';
  return opening.next === undefined ? 'never' : new Date(opening.next).toISOString().replace(':00.000Z', 'Z');
};

describe('openingAt', () => {
  it('is always open without hours', () => {
    expect(at(undefined, '2026-01-01T03:00Z')).toBe('open');
  });

  it.each([
    ['the minute before opening', '2026-01-12T07:59:59.999Z', '2026-01-12T08:00Z'],
    ['the minute of opening', '2026-01-12T08:00Z', 'open'],
    ['the last moment before lunch', '2026-01-12T10:59:59.999Z', 'open'],
    ['lunch', '2026-01-12T11:00Z', '2026-01-12T12:00Z'],
    ['the evening', '2026-01-12T16:00Z', '2026-01-13T08:00Z'],
    ['a day that is left out', '2026-01-14T10:00Z', '2026-01-16T19:00Z'],
    ['just before midnight of an open night', '2026-01-16T22:59:59.999Z', 'open'],
    ['just after it', '2026-01-16T23:00Z', 'open'],
    ['the end of the night', '2026-01-17T01:00Z', '2026-01-19T08:00Z'],
    ['a holiday, whatever the week says', '2026-04-06T08:00Z', '2026-04-07T07:00Z'],
    ['the night into a holiday', '2026-04-05T23:30Z', '2026-04-07T07:00Z'],
    ['a holiday that closes an evening', '2026-12-25T19:30Z', '2026-12-25T23:00Z'],
    ['the same hour of summer', '2026-07-13T07:00Z', 'open'],
  ])('tells at %s', (_name, time, opening) => {
    expect(at(office, time)).toBe(opening);
  });

  const night: BusinessHours = {
    timeZone: 'Europe/Berlin',
    week: { sunday: ['02:30-03:30'], monday: ['09:00-17:00'] },
    holidays: [],
  };
  it.each([
    ['before the hour that is skipped', '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
    ['right after it', '2026-03-29T01:00Z', 'open'],
    ['half an hour after it', '2026-03-29T01:30Z', '2026-03-30T07:00Z'],
    ['the day before the hour that comes twice', '2026-10-24T20:00Z', '2026-10-25T00:30Z'],
    ['its first half past two', '2026-10-25T00:30Z', 'open'],
    ['the hour set back', '2026-10-25T01:00Z', '2026-10-25T01:30Z'],
    ['its second half past two', '2026-10-25T01:30Z', 'open'],
    ['after both', '2026-10-25T02:30Z', '2026-10-26T08:00Z'],
  ])('knows the changes of the clock: %s', (_name, time, opening) => {
    expect(at(night, time)).toBe(opening);
  });

  it('skips hours that the change of the clock swallows whole', () => {
    const swallowed: BusinessHours = { ...night, week: { sunday: ['02:10-02:50'] } };
    expect(at(swallowed, '2026-03-29T00:00Z')).toBe('2026-04-05T00:10Z');
  });

  it.each([
    ['Asia/Kathmandu', '2026-01-12T03:14:59Z', '2026-01-12T03:15Z'],
    // The clock skips that hour.
    ['America/Santiago', '2026-09-06T03:59:59Z', '2026-09-07T12:00Z'],
    ['America/Santiago', '2026-09-13T02:59:59Z', '2026-09-13T03:00Z'],
    ['Pacific/Kiritimati', '2026-01-11T18:00Z', '2026-01-11T19:00Z'],
    ['Australia/Lord_Howe', '2026-01-11T20:00Z', '2026-01-11T22:00Z'],
  ])('tells the next opening in %s', (timeZone, time, opening) => {
    const week = { sunday: ['00:00-01:00'], monday: ['09:00-17:00'] };
    expect(at({ timeZone, week, holidays: [] }, time)).toBe(opening);
  });

  it('has no next opening where the week has none, however long holidays last', () => {
    expect(at({ ...office, week: {} }, '2026-01-12T08:00Z')).toBe('never');
    const mondays = Array.from({ length: 5 }, (_, n) =>
      new Date(Date.UTC(2026, 0, 12 + 7 * n)).toISOString().slice(0, 10),
    );
    const rare: BusinessHours = { timeZone: 'UTC', week: { monday: ['09:00-10:00'] }, holidays: mondays };
    expect(at(rare, '2026-01-12T09:30Z')).toBe('2026-02-16T09:00Z');
  });

  it('is open at every next opening, and closed until then', () => {
    const from = Date.parse('2026-01-01T00:00Z');
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Santiago');
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 365 * 24 * 60 }), (timeZone, minute) => {
        const instant = from + minute * 60_000;
        const hours = { ...office, timeZone };
        const opening = openingAt(hours, instant);
        if (opening.open) return;
        const { next = Number.NaN } = opening;
        expect(next).toBeGreaterThan(instant);
        expect(openingAt(hours, next)).toEqual({ open: true });
        expect(openingAt(hours, next - 1)).toEqual({ open: false, next });
      }),
      { numRuns: 300 },
    );
  });
});
