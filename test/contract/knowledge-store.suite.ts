import type { KnowledgeSnapshot } from '../../core/knowledge/snapshot.ts';
import type { KnowledgeStore } from '../../core/ports.ts';

const snapshot = (version: string, texts: string[]): KnowledgeSnapshot => ({
  version,
  syncedAt: Date.UTC(2026, 2, 2, 9),
  pages: texts.map((body, i) => ({
    source: 'sitemap https://www.example.com/sitemap.xml',
    from: `https://www.example.com/${i}?q=ä`,
    article: {
      slug: `example-com-${i}`,
      title: `Seite „${i}“`,
      url: `https://www.example.com/${i}`,
      language: 'de',
      body,
    },
    hash: `hash-${i}`,
    ...(i % 2 === 0 ? { etag: `W/"${i}"` } : { lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' }),
    readAt: Date.UTC(2026, 2, 2, 8) + i,
  })),
});

/** What every knowledge store does. `open` gives two stores over one empty place, as two processes have them. */
export const knowledgeStoreContract = (open: () => Promise<[KnowledgeStore, KnowledgeStore]>): void => {
  it('holds nothing before the first save', async () => {
    const [store] = await open();
    expect(await store.load()).toBeUndefined();
  });

  it('gives back every part of what was saved, to another process too', async () => {
    const [writer, reader] = await open();
    const saved = snapshot('v1', ['Grüße 🙂\r\n\u2028 "quoted" \\ back', '# One\n\ntext', '日本語']);
    await writer.save(saved);
    expect([await writer.load(), await reader.load()]).toEqual([saved, saved]);
  });

  it('replaces the whole', async () => {
    const [writer, reader] = await open();
    await writer.save(snapshot('v1', ['one', 'two', 'three']));
    expect((await reader.load())?.version).toBe('v1');
    await writer.save(snapshot('v2', ['one']));
    expect(await reader.load()).toEqual(snapshot('v2', ['one']));
    await reader.save(snapshot('v3', []));
    expect(await writer.load()).toEqual(snapshot('v3', []));
  });

  it('carries thousands of pages', async () => {
    const [writer, reader] = await open();
    const many = snapshot(
      'many',
      Array.from({ length: 2000 }, (_, i) => `${'Wörter über Wörter. '.repeat(100)}${i}`),
    );
    await writer.save(many);
    const loaded = await reader.load();
    expect([loaded?.pages.length, loaded?.pages.at(-1)]).toEqual([2000, many.pages.at(-1)]);
  });

  it('shows a reader the old or the new, never a part', async () => {
    const [writer, reader] = await open();
    const texts = (n: number) => Array.from({ length: 50 }, () => `${n} `.repeat(2000));
    const snapshots = [0, 1, 2, 3].map((n) => snapshot(`v${n}`, texts(n)));
    for (const first of snapshots.slice(0, 1)) await writer.save(first);
    let isWriting = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (isWriting) {
        const found = await reader.load();
        const bodies = new Set(found?.pages.map(({ article }) => article.body.slice(0, 2)));
        seen.add(`${found?.version}: ${[...bodies].join('')}`);
      }
    })();
    for (const next of snapshots.slice(1)) await writer.save(next);
    isWriting = false;
    await reading;
    const whole = ['v0: 0 ', 'v1: 1 ', 'v2: 2 ', 'v3: 3 '];
    expect([...seen].filter((found) => !whole.includes(found))).toEqual([]);
    expect(await reader.load()).toEqual(snapshots.at(-1));
  });
};
