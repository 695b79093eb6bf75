import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { KnowledgeSnapshot } from '../../core/knowledge/snapshot.ts';

const article = z.strictObject({
  slug: z.string(),
  title: z.string(),
  url: z.string(),
  language: z.string(),
  body: z.string(),
});

const snapshot = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  syncedAt: z.number(),
  pages: z.array(
    z.strictObject({
      source: z.string(),
      from: z.string(),
      article,
      hash: z.string(),
      etag: z.string().exactOptional(),
      lastModified: z.string().exactOptional(),
      readAt: z.number(),
    }),
  ),
});

export const snapshotJson = (value: KnowledgeSnapshot): string => JSON.stringify({ format: 1, ...value });

/** AppError invalid where `text` is no snapshot; `name` says what it was read from. */
export const parseSnapshot = (text: string, name: string): KnowledgeSnapshot => {
  const wrong = (cause: unknown) =>
    new AppError(
      'invalid',
      `${name} is no knowledge snapshot of format 1; without it the next synchronisation reads everything anew`,
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(error);
  }
  const result = snapshot.safeParse(value);
  if (!result.success) throw wrong(result.error);
  const { format: _, ...parsed } = result.data;
  return parsed;
};
