import { at, list, name, robots, text, world } from './crawling-site.ts';
import { reportOf } from './report-of.ts';
import { html, startSite } from './site.ts';

describe('crawling', () => {
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
});
