import type * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { LiveAgentClient } from './client.ts';

const perPage = 100;
/** Far beyond any real list or conversation; a server that never ends is an error. */
const maxPages = 100;

/**
 * All items of a v3 list, [] where there is no such object. Ends at a page that is short or brings nothing new:
 * some versions ignore paging and answer the same each time.
 */
export const readPages = async <T extends { id: string }>(
  client: LiveAgentClient,
  path: string,
  schema: z.ZodType<T[]>,
  { follows = false }: { follows?: boolean } = {},
): Promise<T[]> => {
  const items = new Map<string, T>();
  for (let page = 1; page <= maxPages; page += 1) {
    const query = { _page: String(page), _perPage: String(perPage) };
    const found = (await client.read(schema, path, query, { follows: follows || page > 1 })) ?? [];
    const before = items.size;
    for (const item of found) items.set(item.id, item);
    if (found.length < perPage || items.size === before) return [...items.values()];
  }
  throw new AppError('refused', `LiveAgent lists more than ${perPage * maxPages} items; expected fewer`);
};
