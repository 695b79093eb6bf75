import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { crawler } from '../../../adapters/page-reader/crawler.ts';
import { hostGate } from '../../../adapters/page-reader/host-gate.ts';
import { fixedClock } from '../../factories/clock.ts';
import { appError } from '../../factories/errors.ts';
import { at, text, world } from './crawling-site.ts';
import { reportOf } from './report-of.ts';
import { html, sitemapIndex, urlset } from './site.ts';

describe('crawling', () => {
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
