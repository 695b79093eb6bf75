import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileIndexStore } from '../../../adapters/index-store/file.ts';
import { buildIndex } from '../../../adapters/knowledge/build-index.ts';
import { indexPublisher } from '../../../adapters/knowledge/index-publisher.ts';
import { refreshingKnowledge } from '../../../adapters/knowledge/refreshing.ts';
import { AppError } from '../../../core/errors.ts';
import type { IndexStore } from '../../../core/ports.ts';
import { fixedClock } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';
import { sequentialIds } from '../../factories/ids.ts';

const article = (slug: string) => ({
  slug,
  language: 'en',
  title: 'Opening hours',
  url: `https://example.com/${slug}`,
  body: 'We answer the phone from nine to five.',
});

const open = async (bundled = async () => buildIndex([article('bundled')])) => {
  const file = join(await mkdtemp(join(tmpdir(), 'frontdesk-')), 'index');
  const store = fileIndexStore(file, sequentialIds());
  const publisher = indexPublisher(store);
  const publish = (version: string) => {
    const articles = [article(version)];
    return publisher.publish({ version, articles, put: articles, removed: [] });
  };
  const clock = fixedClock();
  const reads: (string | undefined)[] = [];
  let broken: unknown;
  const watched: Pick<IndexStore, 'read'> = {
    read: async (known) => {
      reads.push(known);
      if (broken !== undefined) throw broken;
      return store.read(known);
    },
  };
  const warnings: unknown[][] = [];
  const knowledge = refreshingKnowledge({
    bundled,
    store: watched,
    clock,
    telemetry: { info: () => undefined, warn: (...line) => warnings.push(line) },
  });
  const ask = async () => {
    const { passages } = await knowledge.search('when do you answer the phone?', {
      limit: 1,
      language: 'en',
    });
    return passages.map(({ id }) => id);
  };
  return { ask, publish, store, clock, reads, warnings, fail: (error: unknown) => (broken = error) };
};

describe('refreshingKnowledge', () => {
  it('searches the bundled index while none was published', async () => {
    const { ask, clock, reads, warnings } = await open();
    expect(await ask()).toEqual(['bundled#1']);
    clock.advance(300_000);
    expect(await ask()).toEqual(['bundled#1']);
    expect([reads, warnings]).toEqual([[undefined, undefined], []]);
  });

  it('searches the published index from the first search on, and never reads the bundled one', async () => {
    const { ask, publish } = await open(async () => {
      throw new Error('the bundled index was read');
    });
    expect(await publish('v1')).toEqual({ articles: 1, failed: [] });
    expect(await ask()).toEqual(['v1#1']);
  });

  it('takes a new one over five minutes after it last asked, and no sooner', async () => {
    const { ask, publish, clock, reads } = await open();
    await publish('v1');
    await ask();
    await publish('v2');
    clock.advance(299_999);
    expect(await ask()).toEqual(['v1#1']);
    clock.advance(1);
    expect(await ask()).toEqual(['v2#1']);
    clock.advance(299_999);
    expect(await ask()).toEqual(['v2#1']);
    expect(reads).toEqual([undefined, 'v1']);
  });

  it('loads once however many searches wait', async () => {
    const { ask, publish, clock, reads } = await open();
    await publish('v1');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([['v1#1'], ['v1#1'], ['v1#1']]);
    await publish('v2');
    clock.advance(300_000);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([['v2#1'], ['v2#1'], ['v2#1']]);
    expect(reads).toEqual([undefined, 'v1']);
  });

  it('keeps what it has where the store fails, says so, and asks again after five minutes', async () => {
    const { ask, publish, clock, reads, warnings, fail } = await open();
    const error = new AppError('unavailable', 'reading failed');
    fail(error);
    expect(await ask()).toEqual(['bundled#1']);
    expect(await ask()).toEqual(['bundled#1']);
    expect(reads).toHaveLength(1);
    fail(undefined);
    await publish('v1');
    clock.advance(300_000);
    expect(await ask()).toEqual(['v1#1']);
    fail(error);
    clock.advance(300_000);
    expect(await ask()).toEqual(['v1#1']);
    expect(warnings).toEqual([
      ['knowledge_not_refreshed', {}, error],
      ['knowledge_not_refreshed', {}, error],
    ]);
  });

  it.each([
    ['nonsense', 'is not JSON'],
    ['{"version":1}', 'is not one'],
  ])('keeps what it has where the store holds %s', async (text, what) => {
    const { ask, store, publish, clock, warnings } = await open();
    await publish('v1');
    await ask();
    await store.write({ version: 'v2', bytes: Buffer.from(text) });
    clock.advance(300_000);
    expect(await ask()).toEqual(['v1#1']);
    expect(warnings).toEqual([
      [
        'knowledge_not_refreshed',
        {},
        appError('invalid', `the stored index ${what}; expected a knowledge index of version 2`),
      ],
    ]);
  });

  it('fails where there is no index at all, and recovers with the next search', async () => {
    let there = false;
    const { ask } = await open(async () => {
      if (!there) throw new AppError('invalid', 'no index');
      return buildIndex([article('bundled')]);
    });
    await expect(ask()).rejects.toEqual(appError('invalid', 'no index'));
    there = true;
    expect(await ask()).toEqual(['bundled#1']);
  });
});
