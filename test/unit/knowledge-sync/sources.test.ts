import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveAgentArticles } from '../../../adapters/help-desk/articles.ts';
import { liveAgentClient } from '../../../adapters/help-desk/client.ts';
import { folderSource } from '../../../adapters/knowledge/folder-source.ts';
import { readHtml } from '../../../adapters/page-reader/page-text.ts';
import { type DeskArticle, sampleArticles } from '../../../local/emulators/liveagent/knowledge.ts';
import {
  createLiveAgentEmulator,
  type LiveAgentEmulator,
} from '../../../local/emulators/liveagent/liveagent-emulator.ts';
import { createFaults } from '../../../local/faults.ts';
import { reportOf } from './report-of.ts';
import { type SyncWorld, syncWorld } from './sync-world.ts';

describe('sources of knowledge', () => {
  let world: SyncWorld;
  beforeEach(async () => {
    world = await syncWorld();
  });
  afterEach(() => world.close());

  describe('folder', () => {
    const front = (title: string, path: string) =>
      `---\ntitle: ${title}\nurl: https://www.example.com/${path}\nlanguage: en\n---\n`;
    const source = { kind: 'folder' as const, path: 'articles' };
    const write = (file: string, text: string) => writeFile(join(world.dir, 'articles', file), text);
    beforeEach(async () => {
      world.readers = { folder: folderSource({ readHtml, root: world.dir }) };
      await mkdir(join(world.dir, 'articles'));
    });

    it('reads Markdown with front matter and HTML with the same in its head', async () => {
      await write('pricing.md', `${front('Pricing', 'pricing/')}# Pricing\n\nPlans are paid per agent.\n`);
      await write(
        'essai.html',
        '<!doctype html><html lang="fr"><head><title>Essai gratuit</title><link rel="canonical" href="https://www.example.com/essai/"></head><body><h1>Essai gratuit</h1><p>Un mois, <b>sans carte</b>.</p><script>x()</script></body></html>',
      );
      const { sources } = await world.sync([source]);
      expect(sources).toEqual([reportOf('folder articles', { read: 2, added: 2 })]);
      expect(world.published[0]?.articles).toEqual([
        {
          slug: 'essai',
          title: 'Essai gratuit',
          url: 'https://www.example.com/essai/',
          language: 'fr',
          body: expect.stringContaining('Un mois, **sans carte**.'),
        },
        {
          slug: 'pricing',
          title: 'Pricing',
          url: 'https://www.example.com/pricing/',
          language: 'en',
          body: '# Pricing\n\nPlans are paid per agent.\n',
        },
      ]);
    });

    it('names each file and what is wrong with it, reads the others and keeps the last good copy', async () => {
      await write('good.md', `${front('Good', 'good')}Good text.`);
      await write('bad.md', `${front('Bad', 'bad')}First it was good.`);
      await world.sync([source]);
      await write('bad.md', '---\ntitle: Bad\nlanguage: english\n---\nText.');
      await write('plain.md', 'No front matter.');
      await write('yaml.md', '---\ntitle: [\n---\nText.');
      await write('bare.html', '<p>Words.</p>');
      await write('notes.txt', 'not looked at');
      const { sources, articles } = await world.sync([source]);
      const file = (name: string) => join(world.dir, 'articles', name);
      expect(sources[0]?.failed).toEqual([
        {
          from: 'articles/bad.md',
          why: `${file('bad.md')}: url is missing; expected the public address, starting with https://; language is "english"; expected a two-letter ISO 639-1 code such as en`,
        },
        {
          from: 'articles/bare.html',
          why: `${file('bare.html')}: there is no title; expected <title> or <h1>; there is no public address; expected <link rel="canonical" href="https://…">; there is no language; expected <html lang="en"> or the like`,
        },
        {
          from: 'articles/plain.md',
          why: `${file('plain.md')}: there is no front matter; expected title, url and language between two lines of "---" at the top`,
        },
        {
          from: 'articles/yaml.md',
          why: expect.stringContaining(`${file('yaml.md')}: the front matter is not valid YAML: `),
        },
      ]);
      expect(articles).toBe(2);
      expect(world.published).toHaveLength(1);
    });

    it('removes a deleted file, and keeps everything where the folder is gone', async () => {
      await write('one.md', `${front('One', '1')}Text.`);
      await write('two.md', `${front('Two', '2')}Text.`);
      await world.sync([source]);
      await rm(join(world.dir, 'articles', 'one.md'));
      expect((await world.sync([source])).sources[0]).toMatchObject({ unchanged: 1, removed: 1 });
      await rm(join(world.dir, 'articles'), { recursive: true });
      const { sources, articles } = await world.sync([source]);
      expect(articles).toBe(1);
      expect(sources[0]?.failed[0]?.why).toBe(
        `${join(world.dir, 'articles')} cannot be read; expected a folder of Markdown or HTML files`,
      );
    });

    it('tells two files of one name in two folders apart', async () => {
      await mkdir(join(world.dir, 'more'));
      await write('faq.md', `${front('FAQ', 'faq')}Text.`);
      await writeFile(join(world.dir, 'more', 'faq.md'), `${front('More', 'faq')}Other text.`);
      await world.sync([source, { kind: 'folder', path: 'more' }]);
      expect(world.published[0]?.articles.map(({ slug }) => slug)).toEqual([
        'faq',
        expect.stringMatching(/^faq-[0-9a-f]{8}$/),
      ]);
    });
  });

  describe('liveagent', () => {
    let emulator: LiveAgentEmulator;
    let articles: DeskArticle[];
    const keys = { v3: 'key3', v1: 'key1' };
    const faults = createFaults();
    const source = { kind: 'liveagent' as const };
    const portal = 'https://support.example.com';
    const requests: string[] = [];

    beforeEach(async () => {
      articles = [...sampleArticles];
      requests.length = 0;
      emulator = await createLiveAgentEmulator({
        keys,
        webhookSecret: 's',
        target: () => 'http://127.0.0.1:1',
        agents: { assistant: 'a@example.com', team: 't@example.com', notices: 'n@example.com', others: [] },
        knowledge: () => ({ articles, portal }),
        faults,
        now: () => world.clock.now(),
      });
      emulator.subscribe((event) => {
        if (event.type === 'api_request') requests.push(`${event.method} ${event.path} ${event.status}`);
      });
      world.readers = { liveagent: reader(keys.v1) };
    });
    afterEach(() => emulator.close());

    const reader = (v1: string) =>
      liveAgentArticles({
        client: liveAgentClient({
          url: emulator.url,
          keys: async () => ({ v3: keys.v3, v1 }),
          timeoutMs: 5_000,
          now: () => world.clock.now(),
        }),
        url: emulator.url,
        readHtml,
      });

    it('reads published, public articles only, whatever category they lie in', async () => {
      const internal = { id: '2', parentId: '0', type: 'C', status: 'P', access: 'I' } as const;
      articles.push(
        { ...internal, title: 'Agents only', content: '' },
        {
          id: '21',
          parentId: '2',
          type: 'A',
          status: 'P',
          access: 'P',
          title: 'Below',
          content: '<p>Hidden.</p>',
        },
      );
      const { sources } = await world.sync([source]);
      expect(sources).toEqual([reportOf('liveagent', { read: 2, added: 2 })]);
      expect(world.published[0]?.articles).toEqual([
        {
          slug: 'support-example-com-000011-merging-two-tickets',
          title: 'Merging two tickets',
          url: `${portal}/000011-Merging-two-tickets`.replace('https:', 'http:'),
          language: 'en',
          body: expect.stringContaining('## How to merge'),
        },
        expect.objectContaining({ title: 'Undelivered answers and bounced e-mails' }),
      ]);
    });

    it('follows changes, and removes what is withdrawn', async () => {
      await world.sync([source]);
      articles = articles.map((entry) => {
        if (entry.id === '11') return { ...entry, content: '<p>Open one, choose Merge, pick the other.</p>' };
        return entry.id === '12' ? { ...entry, status: 'D' as const } : entry;
      });
      const { sources } = await world.sync([source]);
      expect(sources).toEqual([reportOf('liveagent', { read: 1, changed: 1, removed: 1 })]);
      expect(world.published[1]?.removed).toEqual([
        'support-example-com-000012-undelivered-answers-and-bounced-e-mails',
      ]);
    });

    it('turns the pages of a long list', async () => {
      articles = Array.from({ length: 1203 }, (_, i) => ({
        id: String(i + 1),
        parentId: '0',
        type: 'A',
        status: 'P',
        access: 'P',
        title: `Article ${i + 1}`,
        content: `<p>Text number ${i + 1}.</p>`,
      }));
      world.maxPages = 2000;
      expect((await world.sync([source])).articles).toBe(1203);
      expect(requests).toEqual(Array(3).fill('GET /api/knowledgebase/articles 200'));
    });

    it.each([
      [
        'a wrong key',
        'LiveAgent GET /api/knowledgebase/{id} answered 403; expected valid keys with the privileges in docs/liveagent.md',
      ],
      ['a failing account', 'LiveAgent GET /api/knowledgebase/{id} answered 500'],
      [
        'an empty knowledge base',
        'LiveAgent lists 1 entries of its knowledge base, none of them a published, public article; expected at least one',
      ],
    ])('keeps its articles and reports %s', async (what, why) => {
      await world.sync([source]);
      if (what === 'a wrong key') world.readers = { liveagent: reader('wrong') };
      if (what === 'a failing account') faults.add({ service: 'liveagent', kind: '500', times: 1 });
      if (what === 'an empty knowledge base') articles = articles.slice(0, 1);
      const { sources, articles: left } = await world.sync([source]);
      expect(sources).toEqual([reportOf('liveagent', { failed: [{ from: 'liveagent', why }] })]);
      expect([left, world.published.length]).toEqual([2, 1]);
    });
  });
});
