import * as z from 'zod';
import { wholeNumber } from './fields.ts';

/** Minutes that a visitor waits for an answer of the teammate who has the chat. */
export const silentOwner = z
  .strictObject({
    /** Until the teammate is reminded, and the visitor told who has the chat. */
    remindMinutes: wholeNumber(1, 1440, 'minutes'),
    /** Until the whole team is called and anybody may take the chat. */
    callMinutes: wholeNumber(2, 2880, 'minutes'),
  })
  .refine(({ remindMinutes, callMinutes }) => callMinutes > remindMinutes, {
    path: ['callMinutes'],
    error: 'more minutes than remindMinutes',
  });

export const silentOwnerDefault: z.infer<typeof silentOwner> = { remindMinutes: 5, callMinutes: 10 };
