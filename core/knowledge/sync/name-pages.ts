import type { SyncedPage } from '../snapshot.ts';
import { articleHash } from './hash.ts';
import type { SettledPage } from './settle-pages.ts';
import { slugFor } from './slug.ts';

/**
 * Slugs and hashes. A known page keeps its slug for ever; a new one gets none that any page had before, so that what
 * the engine is told to remove and to put can never be the same.
 */
export const namePages = async (
  pages: SettledPage[],
  known: ReadonlyMap<string, SyncedPage>,
): Promise<SyncedPage[]> => {
  const taken = new Set([...known.values()].map(({ article }) => article.slug));
  const named: SyncedPage[] = [];
  for (const { page, slug: own, name } of pages) {
    const slug =
      own ?? (await slugFor({ url: page.article.url, ...(name === undefined ? {} : { name }) }, taken));
    taken.add(slug);
    named.push({ ...page, article: { ...page.article, slug }, hash: await articleHash(page.article) });
  }
  return named;
};
