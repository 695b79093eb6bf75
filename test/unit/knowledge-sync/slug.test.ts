import fc from 'fast-check';
import { slugFor } from '../../../core/knowledge/sync/slug.ts';

const none = new Set<string>();

describe('slugFor', () => {
  it.each([
    ['https://www.example.com/pricing/', 'example-com-pricing'],
    ['https://support.example.com/741982-API-key', 'support-example-com-741982-api-key'],
    ['https://www.example.com/', 'example-com'],
    ['https://www.example.com/help/index.html', 'example-com-help'],
    ['https://www.example.com/tarifs/essai%20gratuit/', 'example-com-tarifs-essai-gratuit'],
    ['https://www.example.com/prix-élevés', 'example-com-prix-eleves'],
    ['https://www.example.com/?p=12&lang=fr', 'example-com-p-12-lang-fr'],
    ['https://www.example.com/100%', 'example-com-100'],
  ])('reads %s as %s', async (url, slug) => {
    expect(await slugFor({ url }, none)).toBe(slug);
  });

  it('takes the name that a source gives', async () => {
    expect(await slugFor({ name: 'free-trial', url: 'https://www.example.com/x' }, none)).toBe('free-trial');
  });

  it('adds a piece of a hash only where words were lost, cut off or taken', async () => {
    const japanese = 'https://www.example.com/料金';
    const long = `https://www.example.com/${'very-'.repeat(40)}long`;
    expect(await slugFor({ url: japanese }, none)).toMatch(/^example-com-[0-9a-f]{8}$/);
    expect(await slugFor({ url: long }, none)).toMatch(/^example-com-very-.*-[0-9a-f]{8}$/);
    expect(await slugFor({ url: 'https://www.example.com/a' }, new Set(['example-com-a']))).toMatch(
      /^example-com-a-[0-9a-f]{8}$/,
    );
    expect(await slugFor({ name: '料金', url: 'https://www.example.com/' }, none)).toMatch(
      /^page-[0-9a-f]{8}$/,
    );
  });

  it('gives any pages slugs that differ, are safe as names and are the same the next time', async () => {
    const words = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'grapheme' }));
    const page = fc.record({ url: words, name: fc.option(fc.string(), { nil: undefined }) });
    const slugsOf = async (pages: { url: string; name: string | undefined }[]) => {
      const taken = new Set<string>();
      for (const { url, name } of pages)
        taken.add(await slugFor({ url, ...(name === undefined ? {} : { name }) }, taken));
      return [...taken];
    };
    await fc.assert(
      fc.asyncProperty(fc.array(page, { maxLength: 8 }), async (some) => {
        // Twice over, so that each is taken once.
        const pages = [...some, ...some];
        const slugs = await slugsOf(pages);
        expect(slugs).toHaveLength(pages.length);
        expect(await slugsOf(pages)).toEqual(slugs);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(Math.max(0, ...slugs.map((slug) => slug.length))).toBeLessThanOrEqual(150);
      }),
      { numRuns: 200 },
    );
  });

  it('tells pages apart that are the same in everything, however many there are', async () => {
    const taken = new Set<string>();
    const page = { url: 'https://www.example.com/a' };
    for (let n = 0; n < 11; n += 1) taken.add(await slugFor(page, taken));
    const slugs = [...taken];
    expect(slugs).toHaveLength(11);
    expect(slugs[8]).toMatch(/^example-com-a-[0-9a-f]{64}$/);
    expect(slugs.slice(9)).toEqual([`${slugs[8]}-72`, `${slugs[8]}-80`]);
  });
});
