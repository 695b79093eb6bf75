import * as z from 'zod';

export const matching = (pattern: RegExp, expected: string) => z.string(expected).regex(pattern, expected);
export const url = (expected: string) => matching(/^https:\/\/[^\s/]+(\/\S*)?$/, expected);
export const anyUrl = (expected: string) => matching(/^https?:\/\/[^\s/]+(\/\S*)?$/, expected);
export const email = matching(
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/,
  'an e-mail address such as team@example.com',
);
export const text = (expected: string) => z.string(expected).trim().min(1, expected);
export const language = matching(/^[a-z]{2}$/, 'a two-letter ISO 639-1 code such as en');
export const wholeNumber = (low: number, high: number, unit: string) => {
  const expected = `a whole number of ${unit} from ${low} to ${high}`;
  return z.int(expected).min(low, expected).max(high, expected);
};

/** A text in one or more languages; the default language must be among them. */
export const wording = z.record(
  language,
  text('a text'),
  'texts by language code, for example { en: "Hello" }',
);

export const slackChannel = matching(
  /^[CG][A-Z0-9]{8,}$/,
  'a Slack channel id such as C0123456789 (not its name)',
);
export const slackUser = matching(/^[UW][A-Z0-9]{8,}$/, 'a Slack user id such as U0123456789');
export const slackGroup = matching(/^S[A-Z0-9]{8,}$/, 'a Slack user group id such as S0123456789');

export const mention = z.union(
  [z.literal('here'), z.literal('none'), z.strictObject({ usergroup: slackGroup })],
  {
    error: '"here", "none" or { usergroup: "S0123456789" }',
  },
);

export type Mention = z.infer<typeof mention>;

export const price = z
  .number('US dollars from 0 to 1000')
  .min(0, 'US dollars from 0 to 1000')
  .max(1000, 'US dollars from 0 to 1000');
