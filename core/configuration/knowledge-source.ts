import * as z from 'zod';
import { language, text, url } from './fields.ts';

/** Where articles come from. */
export const knowledgeSource = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('folder'), path: text('a folder of Markdown or HTML files') }),
    z.strictObject({
      kind: z.literal('urls'),
      urls: z.array(url('the address of a page, starting with https://')).min(1, 'at least one address'),
      /** Of pages that do not say it themselves. */
      language: language.optional(),
    }),
    z.strictObject({
      kind: z.literal('sitemap'),
      url: url('the address of a sitemap, starting with https://'),
      /** Beginnings of the addresses that are read; all by default. */
      include: z.array(url('the beginning of page addresses')).optional(),
      exclude: z.array(url('the beginning of page addresses')).optional(),
      language: language.optional(),
    }),
    /** The knowledge base of the LiveAgent account. */
    z.strictObject({ kind: z.literal('liveagent'), language: language.optional() }),
  ],
  'kind "folder" with a path, "urls" with urls, "sitemap" with a url, or "liveagent"',
);

export type KnowledgeSourceConfig = z.infer<typeof knowledgeSource>;
