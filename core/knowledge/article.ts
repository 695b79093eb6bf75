import * as z from 'zod';
import { AppError } from '../errors.ts';

/** One page of the knowledge base. `slug` names it in the whole base. */
export interface Article {
  slug: string;
  title: string;
  /** Public address that answers may link to. */
  url: string;
  /** ISO 639-1. */
  language: string;
  /** Markdown without the front matter. */
  body: string;
}

const oneLine = (expected: string) =>
  z
    .string(expected)
    .trim()
    .min(1, expected)
    .regex(/^[^\n]*$/, expected);

const frontMatter = z.object(
  {
    title: oneLine('the title on one line'),
    url: z
      .string('the public address, starting with https://')
      .regex(/^https?:\/\/[^\s/]+(\/\S*)?$/, 'the public address, starting with https://'),
    language: z
      .string('a two-letter ISO 639-1 code such as en')
      .regex(/^[a-z]{2}$/, 'a two-letter ISO 639-1 code such as en'),
  },
  'lines such as "title: Pricing"',
);

/** The block between two `---` lines at the very top, and what follows it; undefined where there is none. */
export const splitFrontMatter = (source: string): { frontMatter: string; body: string } | undefined => {
  const match = /^\uFEFF?---[ \t]*\r?\n(?<front>[\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)(?<body>[\s\S]*)$/.exec(
    source,
  );
  if (match?.groups === undefined) return undefined;
  return { frontMatter: match.groups.front ?? '', body: match.groups.body ?? '' };
};

const valueIn = (meta: unknown, key: PropertyKey): unknown =>
  typeof meta === 'object' && meta !== null ? (meta as Record<PropertyKey, unknown>)[key] : undefined;

/** An article from its parsed front matter and its text. AppError invalid names the key, its value and what was expected. */
export const articleOf = (slug: string, meta: unknown, body: string): Article => {
  const result = frontMatter.safeParse(meta);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const [key] = issue.path;
      if (key === undefined) return `the front matter is ${JSON.stringify(meta)}; expected ${issue.message}`;
      const value = valueIn(meta, key);
      const given = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
      return `${String(key)} ${given}; expected ${issue.message}`;
    });
    throw new AppError('invalid', problems.join('; '));
  }
  if (body.trim() === '')
    throw new AppError('invalid', 'there is no text; expected Markdown after the front matter');
  return { slug, ...result.data, body };
};
