import * as z from 'zod';
import { reasonWords } from '../escalation/reason-words.ts';
import { anyUrl, language, mention, slackChannel, text } from './fields.ts';

const reasons = Object.keys(reasonWords) as (keyof typeof reasonWords)[];

const conditions = {
  /** Languages the visitor writes. */
  languages: z.array(language).min(1, 'at least one language').optional(),
  /** Phrases that stand in the visitor's words, whatever the case and accents. */
  topics: z.array(text('a phrase')).min(1, 'at least one phrase').optional(),
  /** Beginnings of the address of the page the chat was opened on. */
  pages: z.array(anyUrl('the beginning of a page address')).min(1, 'at least one address').optional(),
  /** Why a person is called. */
  reasons: z
    .array(z.enum(reasons, reasons.map((reason) => `"${reason}"`).join(', ')))
    .min(1, 'at least one reason')
    .optional(),
  /** Departments of the help desk, by id: one for each brand, as a rule. */
  departments: z
    .array(text('the id of a department of LiveAgent'))
    .min(1, 'at least one department')
    .optional(),
};

/** Which channel gets a case: the first route of which every condition holds. */
export const route = z
  .strictObject({
    ...conditions,
    channel: slackChannel,
    /** Who is called there; that of the default channel where left out. */
    mention: mention.optional(),
  })
  .refine(
    (given) => Object.keys(conditions).some((key) => given[key as keyof typeof conditions] !== undefined),
    'languages, topics, pages, reasons or departments: slack.channel already takes whatever no route does',
  );

export type Route = z.infer<typeof route>;
