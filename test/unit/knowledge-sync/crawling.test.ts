import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { crawler } from '../../../adapters/page-reader/crawler.ts';
import { hostGate } from '../../../adapters/page-reader/host-gate.ts';
import { fixedClock } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';
import { reportOf } from './report-of.ts';
import { html, sitemapIndex, startSite, urlset } from './site.ts';
import { type SyncWorld, syncWorld } from './sync-world.ts';

const text = 'What this page says about tickets, chats and calls.';

describe('crawling', () => {
  let world: SyncWorld;
  beforeEach(async () => {
    world = await syncWorld();
  });
  afterEach(() => world.close());

  const at = (path: string) => `${world.site.origin}${path}`;
  const list = (...paths: string[]) => ({ kind: 'urls' as const, urls: paths.map(at) });
  const name = (path: string) => `urls ${at(path)}`;
  const robots = (...lines: string[]) => ({ type: 'text/plain', body: lines.join('\n') });

  it('names itself and sends nothing else about anybody', async () => {
    world.site.pages = { '/a': html('A', text) };
    await world.sync([list('/a')]);
    expect([...world.site.agents]).toEqual(['Frontdesk/1 (knowledge synchronisation)']);
  });

  it('leaves out what robots.txt disallows, and removes what it disallows now', async () => {
    world.site.pages = {
      '/robots.txt': robots('User-agent: *', 'Disallow: /private'),
      '/a': html('A', text),
      '/private/b': html('B', text),
    };
    const first = await world.sync([list('/a', '/private/b')]);
    const leftOut = (path: string) => ({ from: at(path), why: 'robots.txt asks not to read it' });
    expect(first.sources).toEqual([
      reportOf(name('/a'), { read: 1, added: 1, leftOut: [leftOut('/private/b')] }),
    ]);
    expect(world.site.log).toEqual(['GET /robots.txt 200', 'GET /a 200']);
    world.site.pages['/robots.txt'] = robots(
      'User-agent: frontdesk',
      'Disallow: /',
      '',
      'User-agent: *',
      'Allow: /',
    );
    const second = await world.sync([list('/a', '/private/b')]);
    expect(second.sources).toEqual([
      reportOf(name('/a'), { removed: 1, leftOut: [leftOut('/a'), leftOut('/private/b')] }),
    ]);
  });

  it.each([500, 503, 429])(
    'reads nothing of a host whose robots.txt answers %d, and keeps what it has',
    async (status) => {
      world.site.pages = { '/a': html('A', text), '/b': html('B', text) };
      await world.sync([list('/a', '/b')]);
      world.site.pages['/robots.txt'] = { status };
      world.site.log.length = 0;
      const { sources, articles } = await world.sync([list('/a', '/b')]);
      const why = `the robots.txt of ${world.site.host} could not be read (it answered ${status}), so nothing is read there now`;
      expect(sources).toEqual([
        reportOf(name('/a'), {
          failed: [
            { from: at('/a'), why },
            { from: at('/b'), why },
          ],
        }),
      ]);
      expect([articles, world.site.log]).toEqual([2, [`GET /robots.txt ${status}`]]);
    },
  );

  it.each([401, 403, 404, 410])('reads everything where robots.txt answers %d', async (status) => {
    world.site.pages = { '/robots.txt': { status }, '/a': html('A', text) };
    expect((await world.sync([list('/a')])).articles).toBe(1);
  });

  it('keeps the configured pace, and robots.txt may ask for a slower one up to ten seconds', async () => {
    const paths = ['/a', '/b', '/c', '/d', '/e'];
    for (const path of paths) world.site.pages[path] = html(path, text);
    world.requestsPerSecond = 2;
    expect((await world.sync([list(...paths)])).durationMs).toBe(5 * 500);
    expect(world.sleeps).toEqual([500, 500, 500, 500, 500]);
    world.site.pages['/robots.txt'] = robots('User-agent: *', 'Crawl-delay: 3');
    expect((await world.sync([list(...paths)])).durationMs).toBe(5 * 3000);
    world.site.pages['/robots.txt'] = robots('User-agent: *', 'Crawl-delay: 86400');
    expect((await world.sync([list(...paths)])).durationMs).toBe(5 * 10_000);
    world.site.pages['/robots.txt'] = robots('User-agent: *', 'Crawl-delay: 0.1');
    expect((await world.sync([list(...paths)])).durationMs).toBe(5 * 500);
  });

  it.each([429, 503])('asks a page that answers %d again once, when it said', async (status) => {
    let asked = 0;
    world.site.pages['/a'] = () => {
      asked += 1;
      return asked === 1 ? { status, headers: { 'retry-after': '7' } } : html('A', text);
    };
    const { sources } = await world.sync([list('/a')]);
    expect([sources[0]?.added, asked, world.sleeps]).toEqual([1, 2, [100, 7000]]);
  });

  it('does not ask a third time, nor wait for longer than half a minute', async () => {
    world.site.pages = {
      '/busy': { status: 429, headers: { 'retry-after': '1' } },
      '/later': { status: 503, headers: { 'retry-after': '3600' } },
    };
    const { sources } = await world.sync([list('/busy')]);
    expect(sources[0]?.failed).toEqual([{ from: at('/busy'), why: 'the page answered 429' }]);
    expect(world.site.log).toEqual(['GET /robots.txt 404', 'GET /busy 429', 'GET /busy 429']);
    world.site.log.length = 0;
    await world.sync([list('/later')]);
    expect(world.site.log).toEqual(['GET /robots.txt 404', 'GET /later 503']);
  });

  it('leaves a host alone that does not answer any more, and other pages for the next time', async () => {
    const paths = Array.from({ length: 30 }, (_, i) => `/${i}`);
    world.site.close();
    const { sources } = await world.sync([list(...paths)]);
    expect(sources[0]?.failed).toHaveLength(30);
    expect(sources[0]?.failed[0]?.why).toBe(
      `the robots.txt of ${world.site.host} could not be read (the page could not be reached), so nothing is read there now`,
    );
    expect(world.sleeps).toEqual([]);
  });

  it('follows redirects within the rules, and takes the address they lead to', async () => {
    world.site.pages = {
      '/robots.txt': robots('User-agent: *', 'Disallow: /secret'),
      '/old': { status: 301, headers: { location: '/new' } },
      '/new': html('New', text),
      '/sly': { status: 302, headers: { location: '/secret/page' } },
      '/secret/page': html('Secret', text),
      '/loop': { status: 302, headers: { location: '/loop' } },
    };
    const { sources } = await world.sync([list('/old', '/sly', '/loop')]);
    expect(world.published[0]?.articles.map(({ url }) => url)).toEqual([at('/new')]);
    expect(sources[0]?.leftOut).toEqual([{ from: at('/sly'), why: 'robots.txt asks not to read it' }]);
    expect(sources[0]?.failed).toEqual([{ from: at('/loop'), why: 'the page redirects more than 3 times' }]);
    expect(world.site.log.filter((line) => line.includes('/secret'))).toEqual([]);
  });

  it.each([
    ['a private address', 'http://10.0.0.1/'],
    ['the metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['loopback in disguise', 'http://[::ffff:127.0.0.1]/'],
    ['a name of this machine', 'http://localhost/'],
  ])('refuses a redirect to %s', async (_what, location) => {
    const secret = await startSite({ '/': html('Secret', text) });
    try {
      world.site.pages = {
        '/a': html('A', text),
        '/trap': { status: 302, headers: { location } },
        '/port': { status: 302, headers: { location: `${secret.origin}/` } },
      };
      const { sources, articles } = await world.sync([list('/a', '/trap', '/port')]);
      expect([articles, sources[0]?.failed.map(({ from }) => from)]).toEqual([1, [at('/trap'), at('/port')]]);
      expect(sources[0]?.failed[0]?.why).toContain('the address is not on the public internet');
      expect(sources[0]?.failed[1]?.why).toMatch(/^the port is \d+; expected 80 or 443$/);
      expect(secret.log).toEqual([]);
    } finally {
      secret.close();
    }
  });

  it('refuses a robots.txt that leads to a private address', async () => {
    world.site.pages = {
      '/a': html('A', text),
      '/robots.txt': { status: 302, headers: { location: 'http://192.168.0.1/robots.txt' } },
    };
    const { sources } = await world.sync([list('/a')]);
    expect(sources[0]?.failed).toEqual([
      {
        from: at('/a'),
        why: `the robots.txt of ${world.site.host} could not be read (the address is not on the public internet), so nothing is read there now`,
      },
    ]);
  });

  describe('of sitemaps', () => {
    const source = (rest: { include?: string[]; exclude?: string[] } = {}) => ({
      kind: 'sitemap' as const,
      url: at('/sitemap.xml'),
      ...rest,
    });
    const sitemapName = () => `sitemap ${at('/sitemap.xml')}`;
    const paths = () => world.published.at(-1)?.articles.map(({ url }) => url.replace(world.site.origin, ''));

    it('follows an index to plain and gzipped sitemaps', async () => {
      const packed = urlset(at('/c'), at('/a'));
      world.site.pages = {
        '/sitemap.xml': sitemapIndex(at('/one.xml'), at('/two.xml.gz')),
        '/one.xml': urlset(at('/a'), at('/b?x=1&y=2'), at('/b?x=1&y=2#part')),
        '/two.xml.gz': { type: 'application/gzip', body: gzipSync(packed.body ?? '') },
        '/a': html('A', text),
        '/b?x=1&y=2': html('B', text),
        '/c': html('C', text),
      };
      const { sources } = await world.sync([source()]);
      expect(sources).toEqual([reportOf(sitemapName(), { read: 3, added: 3 })]);
      expect(paths()).toEqual(['/a', '/b?x=1&y=2', '/c']);
    });

    it('reads only pages of its own host, and of them what is included and not excluded', async () => {
      world.site.pages = {
        '/sitemap.xml': urlset(
          at('/help/a'),
          at('/help/old/b'),
          at('/blog/c'),
          'https://www.example.com/help/d',
          'javascript:alert(1)',
        ),
        '/help/a': html('A', text),
      };
      const { sources } = await world.sync([
        source({ include: [at('/help/')], exclude: [at('/help/old/')] }),
      ]);
      expect(sources).toEqual([
        reportOf(sitemapName(), {
          read: 1,
          added: 1,
          leftOut: [
            { from: at('/sitemap.xml'), why: `lists 2 addresses that are not on ${world.site.host}` },
          ],
        }),
      ]);
    });

    it('keeps the pages of a sitemap of the index that cannot be read', async () => {
      world.site.pages = {
        '/sitemap.xml': sitemapIndex(at('/one.xml'), at('/two.xml'), 'https://elsewhere.example/three.xml'),
        '/one.xml': urlset(at('/a')),
        '/two.xml': urlset(at('/b')),
        '/a': html('A', text),
        '/b': html('B', text),
      };
      await world.sync([source()]);
      world.site.pages['/two.xml'] = { type: 'application/xml', body: '<urlset><url><loc>cut off' };
      const { sources, articles } = await world.sync([source()]);
      expect(sources[0]).toMatchObject({ read: 1, unchanged: 1, removed: 0 });
      expect(sources[0]?.failed).toEqual([
        {
          from: at('/two.xml'),
          why: expect.stringMatching(/^the sitemap is not valid XML at line 1, column \d+: /),
        },
        { from: 'https://elsewhere.example/three.xml', why: `the sitemap is not on ${world.site.host}` },
      ]);
      expect(articles).toBe(2);
    });

    it('removes a page that no sitemap lists any more', async () => {
      world.site.pages = {
        '/sitemap.xml': urlset(at('/a'), at('/b')),
        '/a': html('A', text),
        '/b': html('B', text),
      };
      await world.sync([source()]);
      world.site.pages['/sitemap.xml'] = urlset(at('/b'));
      const { sources } = await world.sync([source()]);
      expect(sources).toEqual([reportOf(sitemapName(), { read: 1, unchanged: 1, removed: 1 })]);
      expect(world.published[1]?.removed).toEqual(['127-0-0-1-a']);
    });

    it.each([
      ['no XML', 'Not found, sorry', /^the sitemap is not valid XML at line 1, column 1: /],
      [
        'a web page',
        '<html><body>Hello</body></html>',
        /^the document is no sitemap; expected <urlset> or <sitemapindex>$/,
      ],
      [
        'empty',
        '<urlset/>',
        /^the sitemap lists no page of 127\.0\.0\.1:\d+ that is wanted; expected at least one$/,
      ],
      [
        'made to swell',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
        /^the sitemap has a document type; expected XML without one$/,
      ],
      [
        'cut off gzip',
        gzipSync('<urlset/>').subarray(0, 12),
        /^the sitemap cannot be unpacked; expected gzip of at most 20000000 bytes$/,
      ],
      [
        'a gzip bomb',
        gzipSync(Buffer.alloc(30_000_000, 32)),
        /^the sitemap cannot be unpacked; expected gzip of at most 20000000 bytes$/,
      ],
    ])('keeps all pages where the sitemap is %s', async (_what, body, why) => {
      world.site.pages = { '/sitemap.xml': urlset(at('/a')), '/a': html('A', text) };
      await world.sync([source()]);
      world.site.pages['/sitemap.xml'] = { type: 'application/xml', body };
      const { sources, articles } = await world.sync([source()]);
      expect(sources).toEqual([
        reportOf(sitemapName(), { failed: [{ from: sitemapName(), why: expect.stringMatching(why) }] }),
      ]);
      expect([articles, world.published.length]).toEqual([1, 1]);
    });

    it('ends an index that lists itself', async () => {
      world.site.pages = {
        '/sitemap.xml': sitemapIndex(at('/sitemap.xml'), at('/more.xml')),
        '/more.xml': sitemapIndex(at('/sitemap.xml'), at('/more.xml'), at('/pages.xml')),
        '/pages.xml': urlset(at('/a')),
        '/a': html('A', text),
      };
      expect((await world.sync([source()])).sources).toEqual([
        reportOf(sitemapName(), { read: 1, added: 1 }),
      ]);
    });
  });
});

describe('hostGate', () => {
  it('lets one request after the other through, whoever asks first', async () => {
    const clock = fixedClock(0);
    const gate = hostGate('a.example', {
      intervalMs: 250,
      clock,
      sleep: async (milliseconds) => {
        // Whoever was let through goes on first, as in real time.
        await setImmediate();
        clock.advance(milliseconds);
      },
    });
    const times: number[] = [];
    const enter = async () => {
      await gate.enter();
      times.push(clock.now());
    };
    await Promise.all([enter(), enter(), enter()]);
    gate.pause(1000);
    await enter();
    gate.slowDownTo(2000);
    await Promise.all([enter(), enter()]);
    expect(times).toEqual([0, 250, 500, 1500, 3500, 5500]);
  });

  it('gives up on a host after eight requests without an answer, and an answer in between forgives', async () => {
    const gate = hostGate('a.example', { intervalMs: 0, clock: fixedClock(), sleep: async () => undefined });
    const ask = async (isAnswered: boolean) => {
      await gate.enter();
      gate.answered(isAnswered);
    };
    for (let i = 0; i < 7; i += 1) await ask(false);
    await ask(true);
    for (let i = 0; i < 8; i += 1) await ask(false);
    await expect(ask(true)).rejects.toEqual(
      appError(
        'unavailable',
        'a.example did not answer 8 requests in a row; its other pages wait for the next synchronisation',
      ),
    );
  });
});

describe('crawler', () => {
  it('asks for no address that is not public', async () => {
    const crawl = crawler({ requestsPerSecond: 10, clock: fixedClock(), sleep: async () => undefined });
    const request = { accept: [], maxBytes: 1000 };
    await expect(crawl.get('http://127.0.0.1/', request)).rejects.toEqual(
      appError('refused', 'the address is not on the public internet'),
    );
    await expect(crawl.get('file:///etc/passwd', request)).rejects.toEqual(
      appError('refused', 'the scheme is file:; expected http: or https:'),
    );
  });
});
