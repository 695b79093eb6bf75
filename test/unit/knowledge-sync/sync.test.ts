import { reportOf } from './report-of.ts';
import { html, urlset } from './site.ts';
import { at, kept, list, name, slugs, three, world } from './synchronised.ts';

describe('syncKnowledge', () => {
  it('reads and publishes everything the first time', async () => {
    const source = three();
    const report = await world.sync([source]);
    expect(report).toEqual({
      sources: [reportOf(name('/pricing/'), { read: 3, added: 3 })],
      version: expect.stringMatching(/^[0-9a-f]{32}$/),
      articles: 3,
      published: { articles: 3, failed: [] },
      durationMs: 300,
    });
    expect(world.published).toHaveLength(1);
    expect(world.published[0]).toMatchObject({ version: report.version, removed: [] });
    expect(world.published[0]?.put).toEqual(world.published[0]?.articles);
    expect(world.published[0]?.articles[2]).toEqual({
      slug: '127-0-0-1-tarifs',
      title: 'Tarifs',
      url: at('/tarifs/'),
      language: 'fr',
      body: expect.stringContaining('Les forfaits se paient par agent'),
    });
    expect(world.published[0]?.articles[2]?.body).not.toMatch(/Imprint|Home|<p>/);
    expect(await kept()).toEqual(['/pricing/', '/trial/', '/tarifs/']);
  });

  it('asks with validators the second time and publishes nothing where nothing changed', async () => {
    const source = three();
    const first = await world.sync([source]);
    world.site.log.length = 0;
    const second = await world.sync([source]);
    expect(world.site.log).toEqual([
      'GET /robots.txt 404',
      'GET /pricing/ 304',
      'GET /trial/ 304',
      'GET /tarifs/ 304',
    ]);
    expect(second).toEqual({
      sources: [reportOf(name('/pricing/'), { read: 3, unchanged: 3 })],
      version: first.version,
      articles: 3,
      durationMs: 300,
    });
    expect(world.published).toHaveLength(1);
  });

  it('takes a page that comes again as it was for unchanged, without any validators', async () => {
    const source = three();
    world.site.pages['/trial/'] = () => ({
      ...html('Free trial', 'The trial lasts a month and needs no credit card at all.'),
      headers: { etag: `"${world.site.log.length}"` },
    });
    await world.sync([source]);
    const { sources } = await world.sync([source]);
    expect(world.site.log.at(-2)).toBe('GET /trial/ 200');
    expect([sources[0]?.unchanged, world.published.length]).toEqual([3, 1]);
  });

  it('publishes only the page that changed, under its old slug', async () => {
    const source = three();
    const first = await world.sync([source]);
    world.site.pages['/trial/'] = html(
      'Trial',
      'The trial lasts two weeks now and still needs no credit card at all.',
    );
    const second = await world.sync([source]);
    expect(second.sources).toEqual([reportOf(name('/pricing/'), { read: 3, unchanged: 2, changed: 1 })]);
    expect(second.version).not.toBe(first.version);
    expect(world.published[1]).toMatchObject({ version: second.version, removed: [] });
    expect(world.published[1]?.put).toEqual([
      expect.objectContaining({
        slug: '127-0-0-1-trial',
        title: 'Trial',
        body: expect.stringContaining('two weeks'),
      }),
    ]);
    expect(slugs(world.published[1]?.articles)).toHaveLength(3);
  });

  it.each([
    ['answers 404', { status: 404 }, 'the page answered 404'],
    ['answers 410', { status: 410 }, 'the page answered 410'],
    [
      'asks not to be indexed',
      html('Trial', 'Still here.', { head: '<meta name="robots" content="noindex, follow">' }),
      'the page asks not to be indexed',
    ],
    [
      'asks so by its header',
      { ...html('Trial', 'Still here.'), headers: { 'x-robots-tag': 'noindex' } },
      'the page asks not to be indexed',
    ],
  ])('removes a page that %s', async (_what, now, why) => {
    const source = three();
    await world.sync([source]);
    world.site.pages['/trial/'] = now;
    const { sources, articles } = await world.sync([source]);
    expect(sources).toEqual([
      reportOf(name('/pricing/'), {
        read: 2,
        unchanged: 2,
        removed: 1,
        leftOut: [{ from: at('/trial/'), why }],
      }),
    ]);
    expect([articles, world.published[1]?.removed, world.published[1]?.put]).toEqual([
      2,
      ['127-0-0-1-trial'],
      [],
    ]);
    expect(await kept()).toEqual(['/pricing/', '/tarifs/']);
  });

  it('removes what is no longer listed, and what came from a source no longer configured', async () => {
    three();
    await world.sync([list('/pricing/', '/trial/'), list('/tarifs/')]);
    const { sources } = await world.sync([list('/pricing/')]);
    expect(sources).toEqual([
      reportOf(name('/pricing/'), { read: 1, unchanged: 1, removed: 1 }),
      reportOf(name('/tarifs/'), { removed: 1 }),
    ]);
    expect(world.published[1]?.removed).toEqual(['127-0-0-1-trial', '127-0-0-1-tarifs']);
    expect(await kept()).toEqual(['/pricing/']);
  });

  it.each([
    ['answers 500', { status: 500 }, 'the page answered 500'],
    ['answers 429', { status: 429 }, 'the page answered 429'],
    ['answers 403', { status: 403 }, 'the page answered 403; expected 200'],
    [
      'turns into a picture',
      { type: 'image/png', body: 'x' },
      'the content type is "image/png"; expected text/html, application/xhtml+xml, text/plain, text/markdown',
    ],
    ['is empty', { body: '<html><body></body></html>' }, 'the page holds no text'],
  ])('keeps the last good copy of a page that %s, and reports it', async (_what, now, why) => {
    const source = three();
    const first = await world.sync([source]);
    world.site.pages['/trial/'] = now;
    const second = await world.sync([source]);
    expect(second.sources).toEqual([
      reportOf(name('/pricing/'), { read: 2, unchanged: 2, failed: [{ from: at('/trial/'), why }] }),
    ]);
    expect([second.version, second.articles, world.published.length]).toEqual([first.version, 3, 1]);
    expect(await kept()).toEqual(['/pricing/', '/trial/', '/tarifs/']);
  });

  it('keeps the pages of a source that cannot be listed', async () => {
    three();
    const source = { kind: 'sitemap' as const, url: at('/sitemap.xml') };
    world.site.pages['/sitemap.xml'] = urlset(at('/pricing/'), at('/trial/'));
    await world.sync([source]);
    world.site.pages['/sitemap.xml'] = { status: 503 };
    const { sources } = await world.sync([source]);
    expect(sources).toEqual([
      reportOf(`sitemap ${source.url}`, {
        failed: [{ from: `sitemap ${source.url}`, why: 'the page answered 503' }],
      }),
    ]);
    expect(await kept()).toEqual(['/pricing/', '/trial/']);
    expect(world.published).toHaveLength(1);
  });
});
