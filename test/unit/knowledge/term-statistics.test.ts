import { buildIndex, indexOptions } from '../../../adapters/knowledge/build-index.ts';
import { unpackSearch } from '../../../adapters/knowledge/packed-search.ts';
import { termStatistics } from '../../../adapters/knowledge/term-statistics.ts';
import { informativeness } from '../../../core/knowledge/coverage.ts';

const statisticsOf = (languages: string[]) => {
  const { search, articles } = buildIndex(
    languages.map((language, i) => ({
      slug: String(i),
      title: language === 'es' ? 'WhatsApp' : 'Tickets',
      url: 'https://example.com/',
      language,
      body: i === 0 ? 'WhatsApp chat' : 'Chat',
    })),
  );
  return termStatistics(
    unpackSearch(search, indexOptions),
    articles.map(({ language }) => language),
    new Map(search.terms.map((term, i) => [term, search.frequencies[i] ?? 0])),
  );
};

describe('termStatistics', () => {
  it('counts the articles of each language apart, a term in both fields once', () => {
    const { frequency, groups } = statisticsOf(['fr', 'fr', 'es', 'es', 'es']);
    const counted = ['whatsapp', 'chat', 'nowhere'].map((term) => [
      frequency(term, 'fr'),
      frequency(term, 'es'),
      frequency(term, 'xx'),
    ]);
    expect(counted).toEqual([
      [1, 3, 0],
      [2, 3, 0],
      [0, 0, 0],
    ]);
    expect([...(groups?.of ?? [])]).toEqual([0, 0, 1, 1, 1]);
  });

  it('is not changed for a language by articles in another', () => {
    const few = statisticsOf(['fr', 'fr', 'es']);
    const many = statisticsOf(['fr', 'fr', ...Array.from({ length: 40 }, () => 'es')]);
    for (const term of ['whatsapp', 'chat', 'nowhere'])
      expect(many.informative(term, 'fr')).toBe(few.informative(term, 'fr'));
  });

  it('takes a few articles for fifty, and counts them as they are where there are more', () => {
    const { informative, scale, groups } = statisticsOf(['fr', ...Array.from({ length: 80 }, () => 'es')]);
    expect(groups?.sizes).toEqual([50, 80]);
    expect([informative('whatsapp', 'fr'), informative('whatsapp', 'es')]).toEqual([
      informativeness(1, 50),
      informativeness(80, 80),
    ]);
    expect(scale('es')).toBe(1);
    expect(scale('fr') * informativeness(0, 50)).toBeCloseTo(informativeness(0, 80), 10);
  });

  it('of one language are those of the index', () => {
    const { informative, frequency, scale, groups } = statisticsOf(['en', 'en']);
    expect(groups).toBeUndefined();
    expect([frequency('whatsapp', 'en'), informative('whatsapp', 'en'), scale('en')]).toEqual([
      1,
      informativeness(1, 2),
      1,
    ]);
  });
});
