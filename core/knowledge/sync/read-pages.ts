import type { Instant } from '../../instant.ts';
import type { SyncedPage } from '../snapshot.ts';
import { type Plan, whyOf } from './plan.ts';
import type { PageReading } from './source.ts';

export type Outcome = PageReading | { outcome: 'failed'; why: string } | { outcome: 'not_reached' };

/** Pages of one source that are under way at once; how often a site is asked is the source's own affair. */
const width = 4;

/** Pages never read before come first, then those whose last reading is longest ago. */
const inTurn = (pages: string[], known: ReadonlyMap<string, SyncedPage>): string[] => {
  const age = (from: string) => known.get(from)?.readAt ?? Number.NEGATIVE_INFINITY;
  return [...pages].sort((a, b) => (age(a) === age(b) ? 0 : age(a) < age(b) ? -1 : 1));
};

const validatorsOf = (page: SyncedPage | undefined) => ({
  ...(page?.etag === undefined ? {} : { etag: page.etag }),
  ...(page?.lastModified === undefined ? {} : { lastModified: page.lastModified }),
});

/** Reads the planned pages of one source. One page's failure is its own. */
export const readPages = async (
  { opened, pages }: Plan,
  known: ReadonlyMap<string, SyncedPage>,
  options: {
    now: () => Instant;
    deadline?: Instant;
    /** Reads pages as if they were not known. */
    everything: boolean;
    onPage: (done: number) => void;
  },
): Promise<Map<string, Outcome>> => {
  const outcomes = new Map<string, Outcome>();
  if (opened === undefined) return outcomes;
  const waiting = inTurn(pages, known);

  const read = async (from: string): Promise<Outcome> => {
    if (options.deadline !== undefined && options.now() >= options.deadline)
      return { outcome: 'not_reached' };
    try {
      return await opened.read(from, options.everything ? {} : validatorsOf(known.get(from)));
    } catch (error) {
      return { outcome: 'failed', why: whyOf(error) };
    }
  };
  const work = async () => {
    for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
      outcomes.set(from, await read(from));
      options.onPage(outcomes.size);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return outcomes;
};
