import * as z from 'zod';
import { mention, wholeNumber } from './fields.ts';

const step = z.strictObject({
  afterSeconds: wholeNumber(10, 86_400, 'seconds'),
  action: z.enum(['mention', 'tell_visitor', 'mail_team'], '"mention", "tell_visitor" or "mail_team"'),
  mention: mention.optional(),
});

/** The ladder of a case that nobody takes: its steps in the order of their times. */
export const unclaimed = z.array(step).superRefine((steps, context) => {
  for (const [i, { afterSeconds }] of steps.entries()) {
    const before = steps[i - 1]?.afterSeconds ?? 0;
    if (afterSeconds >= before) continue;
    context.addIssue({
      code: 'custom',
      path: [i, 'afterSeconds'],
      message: `at least the ${before} seconds of the step before it`,
    });
  }
});
