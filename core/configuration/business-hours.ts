import * as z from 'zod';
import { matching, text } from './fields.ts';

const timeOfDay = '([01]\\d|2[0-3]):[0-5]\\d';
const openHours = matching(
  new RegExp(`^${timeOfDay}-(${timeOfDay}|24:00)$`),
  'hours such as 09:00-17:30',
).refine(
  (hours) => hours.length !== 11 || hours.slice(0, 5) < hours.slice(6),
  'hours that end after they begin, such as 09:00-17:30',
);

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** When people answer. */
export const businessHours = z.strictObject({
  timeZone: text('a time zone such as Europe/Paris').refine(isTimeZone, 'a time zone such as Europe/Paris'),
  /** Spans in which people answer; a day that is left out is closed. */
  week: z.strictObject({
    monday: z.array(openHours).optional(),
    tuesday: z.array(openHours).optional(),
    wednesday: z.array(openHours).optional(),
    thursday: z.array(openHours).optional(),
    friday: z.array(openHours).optional(),
    saturday: z.array(openHours).optional(),
    sunday: z.array(openHours).optional(),
  }),
  /** Days on which nobody answers, whatever the week says. */
  holidays: z.array(
    matching(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-12-25').refine(isDay, 'a day such as 2026-12-25'),
  ),
});

export type BusinessHours = z.infer<typeof businessHours>;
