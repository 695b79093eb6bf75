import * as z from 'zod';

/** The longest address that is read; browsers and servers take about as much. */
export const maxAddressLength = 2048;

/** What the page reader's function is asked. */
export const pageQuestion = z.strictObject({ url: z.string().min(1).max(maxAddressLength) });

/** What it answers. */
export const pageAnswer = z.union([
  z.strictObject({ page: z.strictObject({ url: z.string(), title: z.string(), text: z.string() }) }),
  z.strictObject({
    error: z.strictObject({
      code: z.enum(['invalid', 'refused', 'unavailable']),
      message: z.string(),
    }),
  }),
]);

export type PageAnswer = z.infer<typeof pageAnswer>;
