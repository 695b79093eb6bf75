import { AppError } from '../../../core/errors.ts';
import { appError } from '../../factories/errors.ts';
import { reportOf } from './report-of.ts';
import { html } from './site.ts';
import { at, kept, list, name, slugs, three, world } from './synchronised.ts';

describe('syncKnowledge', () => {
  it('reads a page once that two sources list, and keeps it when the first of them goes', async () => {
    three();
    await world.sync([list('/pricing/'), list('/pricing/', '/trial/')]);
    expect(world.site.log.filter((line) => line.includes('/pricing/'))).toHaveLength(1);
    const { sources } = await world.sync([list('/pricing/'), { ...list('/trial/', '/pricing/') }]);
    expect(sources[1]?.leftOut).toEqual([
      { from: at('/pricing/'), why: `is read from ${name('/pricing/')} already` },
    ]);
    const third = await world.sync([list('/trial/', '/pricing/')]);
    expect(third.sources).toEqual([reportOf(name('/trial/'), { read: 2, unchanged: 2 })]);
    expect(world.published).toHaveLength(1);
  });

  it('keeps one of two addresses that say they are the same page', async () => {
    three();
    const head = `<link rel="canonical" href="/pricing/">`;
    world.site.pages['/pricing/?from=mail'] = html('Pricing', 'The same plans, from a letter to customers.', {
      head,
    });
    world.site.pages['/elsewhere'] = html(
      'Elsewhere',
      'A page that names a canonical address on another host.',
      {
        head: '<link rel="canonical" href="https://other.example/x">',
      },
    );
    const { sources, articles } = await world.sync([list('/pricing/', '/pricing/?from=mail', '/elsewhere')]);
    expect(sources[0]?.leftOut).toEqual([
      {
        from: at('/pricing/?from=mail'),
        why: `is ${at('/pricing/')}, which ${at('/pricing/')} gives already`,
      },
    ]);
    expect(articles).toBe(2);
    expect(world.published[0]?.articles.map(({ url }) => url)).toEqual([at('/pricing/'), at('/elsewhere')]);
  });

  it('takes the language from the page, else from the source, else from the words, else the default one', async () => {
    world.site.pages = {
      '/says': html('Sagt es', 'This text says in its head that it is German, and is believed.', {
        language: 'de',
      }),
      '/mute': html(
        'Une page',
        'Cette page ne dit pas sa langue, mais ses mots la disent bien assez clairement.',
        { language: '' },
      ),
      '/short': html('42', '42 42 42', { language: '' }),
    };
    await world.sync([{ ...list('/says'), language: 'nl' }, list('/mute', '/short')]);
    expect(world.published[0]?.articles.map(({ language }) => language)).toEqual(['de', 'fr', 'en']);
    world.clock.advance(1);
    await world.sync([{ ...list('/short'), language: 'nl' }], { everything: true });
    expect(world.published[1]?.articles.map(({ language }) => language)).toEqual(['nl']);
  });

  it('offers again what the engine did not take', async () => {
    const source = three();
    world.engine.push(async (change) => ({
      articles: change.articles.length - 1,
      failed: [{ slug: '127-0-0-1-trial', why: 'too large' }],
    }));
    const first = await world.sync([source]);
    expect(first.published).toEqual({ articles: 2, failed: [{ slug: '127-0-0-1-trial', why: 'too large' }] });
    const second = await world.sync([source]);
    expect(slugs(world.published[1]?.put)).toEqual(['127-0-0-1-trial']);
    expect(second.version).toBe(first.version);
    await world.sync([source]);
    expect(world.published).toHaveLength(2);
  });

  it('heals a crash between publishing and saving', async () => {
    const source = three();
    await world.sync([source]);
    const healthy = world.store;
    world.site.pages['/trial/'] = html('Trial', 'The trial lasts two weeks now and needs no credit card.');
    world.site.pages['/pricing/'] = { status: 404 };
    world.store = {
      ...healthy,
      save: () => Promise.reject(new AppError('unavailable', 'the lights went out')),
    };
    await expect(world.sync([source])).rejects.toEqual(appError('unavailable', 'the lights went out'));
    world.store = healthy;
    await world.sync([source]);
    expect(world.published).toHaveLength(3);
    expect(world.published[2]).toEqual(world.published[1]);
    expect(world.published[2]).toMatchObject({ removed: ['127-0-0-1-pricing'] });
    await world.sync([source]);
    expect(world.published).toHaveLength(3);
  });

  it('saves nothing where the engine fails, so that the next run begins at the same point', async () => {
    const source = three();
    world.engine.push(() => Promise.reject(new AppError('throttled', 'the engine is busy')));
    await expect(world.sync([source])).rejects.toEqual(appError('throttled', 'the engine is busy'));
    expect(await world.store.load()).toBeUndefined();
    await world.sync([source]);
    expect(slugs(world.published[0]?.put)).toHaveLength(3);
  });

  it('begins no page after the deadline, keeps what it knows, and goes on there the next time', async () => {
    const paths = Array.from({ length: 9 }, (_, i) => `/page-${i}`);
    for (const path of paths)
      world.site.pages[path] = html(path, `What ${path} says about tickets and chats.`);
    await world.sync([list('/page-8')]);
    world.requestsPerSecond = 1;
    const first = await world.sync([list(...paths)], { deadline: world.clock.now() + 500 });
    const { added = 0, notReached = 0, ...rest } = first.sources[0] ?? {};
    expect(rest).toMatchObject({ read: added, failed: [], leftOut: [], removed: 0 });
    // Those under way when the time came are finished.
    expect([added, notReached]).toEqual([4, 5]);
    expect(await kept()).toEqual([...paths.slice(0, 4), '/page-8']);
    world.site.log.length = 0;
    const second = await world.sync([list(...paths)]);
    expect(second.sources).toEqual([reportOf(name('/page-0'), { read: 9, unchanged: 5, added: 4 })]);
    expect(world.site.log.slice(1, 5)).toEqual(paths.slice(4, 8).map((path) => `GET ${path} 200`));
    expect(await kept()).toEqual(paths);
  });

  it('begins with the page whose last good reading is longest ago', async () => {
    three();
    await world.sync([list('/pricing/', '/trial/')]);
    const trial = world.site.pages['/trial/'];
    world.site.pages['/trial/'] = { status: 500 };
    world.clock.advance(1000);
    await world.sync([list('/pricing/', '/trial/')]);
    world.site.pages['/trial/'] = trial ?? {};
    world.site.log.length = 0;
    await world.sync([list('/pricing/', '/trial/')]);
    expect(world.site.log.slice(1)).toEqual(['GET /trial/ 304', 'GET /pricing/ 304']);
  });

  it('reads no more pages than configured, says so, and drops none that it knew', async () => {
    three();
    world.maxPages = 2;
    await world.sync([list('/trial/', '/tarifs/')]);
    const { sources, articles } = await world.sync([list('/pricing/', '/trial/', '/tarifs/')]);
    expect(sources[0]?.failed).toEqual([
      {
        from: name('/pricing/'),
        why: 'there are 3 pages; expected at most 2 (knowledge.crawl.maxPages), the rest is left out',
      },
    ]);
    expect([articles, await kept()]).toEqual([2, ['/trial/', '/tarifs/']]);
  });

  it('reads and publishes everything again where that is asked for', async () => {
    const source = three();
    await world.sync([source]);
    world.site.log.length = 0;
    const { sources } = await world.sync([source], { everything: true });
    expect(world.site.log.slice(1)).toEqual(['GET /pricing/ 200', 'GET /trial/ 200', 'GET /tarifs/ 200']);
    expect(sources[0]?.unchanged).toBe(3);
    expect(slugs(world.published[1]?.put)).toHaveLength(3);
  });

  it('asks with the time of the last change where a source tells no more, and keeps nothing it never had', async () => {
    const asked: unknown[] = [];
    const page = {
      title: 'A',
      url: 'https://a.example/',
      body: 'Das ist ein Text über Preise und Angebote.',
    };
    world.readers.folder = async () => ({
      pages: ['a.html', 'b.html'],
      ...{ problems: [], leftOut: [] },
      read: async (from, validators) => {
        asked.push([from, validators]);
        if (from === 'b.html' || asked.length > 2) return { outcome: 'unchanged' };
        return { outcome: 'read', page: { ...page, lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' } };
      },
    });
    const folder = { kind: 'folder' as const, path: 'pages' };
    const first = await world.sync([folder]);
    expect(first.sources).toEqual([reportOf('folder pages', { read: 2, added: 1 })]);
    expect(world.published[0]?.articles).toMatchObject([{ language: 'de' }]);
    world.clock.advance(1_000);
    const second = await world.sync([folder]);
    expect(second.sources).toEqual([reportOf('folder pages', { read: 2, unchanged: 1 })]);
    expect(asked.slice(2)).toEqual([
      ['b.html', {}],
      ['a.html', { lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' }],
    ]);
  });

  it('tells of a page whose reader has a bug, and reads the others', async () => {
    const page = { title: 'B', url: 'https://b.example/', language: 'en', body: 'What it costs.' };
    world.readers.folder = async () => ({
      pages: ['a.html', 'b.html'],
      ...{ problems: [], leftOut: [] },
      read: async (from) => {
        if (from === 'a.html') throw new TypeError('a bug');
        return { outcome: 'read', page };
      },
    });
    const report = await world.sync([{ kind: 'folder', path: 'pages' }]);
    expect(report.sources).toEqual([
      reportOf('folder pages', {
        ...{ read: 1, added: 1 },
        failed: [{ from: 'a.html', why: 'something unforeseen: TypeError: a bug' }],
      }),
    ]);
  });
});
