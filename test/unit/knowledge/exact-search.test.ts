import { analyse } from '../../../adapters/knowledge/analyse.ts';
import { buildIndex, indexOptions } from '../../../adapters/knowledge/build-index.ts';
import { exactSearch, holds } from '../../../adapters/knowledge/exact-search.ts';
import { readFolder } from '../../../adapters/knowledge/folder.ts';
import { unpackSearch } from '../../../adapters/knowledge/packed-search.ts';

const articles = await readFolder('knowledge');
const engine = unpackSearch(buildIndex(articles).search, indexOptions);
const bm25 = { boosts: [2, 1], k: 2, b: 0.75, d: 0.5 };

const questions = articles.map(({ title, body, language }) =>
  analyse(`${title} ${body.slice(0, 200)}`, language),
);

describe('exactSearch', () => {
  it('ranks and scores as MiniSearch does, but for its factor of terms matched', () => {
    const even = (article: number, term: string) => (article % 3 === 0 ? 0 : term.length / 4);
    for (const question of questions) {
      const terms = [...new Set(question)].map((term, i) => ({ term, weight: 1 + (i % 3) / 2 }));
      for (const boostOf of [undefined, even]) {
        const expected = engine
          .search(terms.map(({ term }) => term).join(' '), {
            boost: { title: 2 },
            bm25,
            boostTerm: (_term, i) => terms[i]?.weight ?? 1,
            ...(boostOf === undefined ? {} : { boostDocument: boostOf }),
          })
          .map(({ id, score, queryTerms }) => ({
            article: id,
            score: expect.closeTo(score / queryTerms.length, 8),
            plain: score / queryTerms.length,
          }))
          .sort((a, b) => b.plain - a.plain)
          .map(({ article, score }) => ({ article, score }));
        expect(expected.length).toBeGreaterThan(0);
        expect(exactSearch(engine, terms, bm25, boostOf)).toEqual(expected);
      }
    }
  });

  it('takes a term for as rare as it is in the group of each article', () => {
    const bodies = ['chat rest', 'chat rest', 'chat rest', 'chat rest', 'rest pause'];
    const index = (from: number, to: number) =>
      unpackSearch(
        buildIndex(
          bodies.slice(from, to).map((body, i) => ({
            slug: String(i),
            title: 'Title',
            url: 'https://example.com/',
            language: 'en',
            body,
          })),
        ).search,
        indexOptions,
      );
    const terms = [{ term: 'chat', weight: 1 }];
    const groups = { of: Uint16Array.of(0, 0, 0, 1, 1), sizes: [3, 2], counted: new WeakMap() };
    const scores = exactSearch(index(0, 5), terms, bm25, undefined, groups);
    const apart = [...exactSearch(index(3, 5), terms, bm25, undefined)].map(({ score }) => score);
    const common = exactSearch(index(0, 3), terms, bm25, undefined).map(({ score }) => score);
    expect(scores.map(({ article }) => article)).toEqual([3, 0, 1, 2]);
    expect(scores.map(({ score }) => score)).toEqual(
      [...apart, ...common].map((score) => expect.closeTo(score, 10)),
    );
  });

  it('finds nothing for terms that stand nowhere, and in an empty index', () => {
    const empty = unpackSearch(buildIndex([]).search, indexOptions);
    const terms = [{ term: 'nowhere-at-all', weight: 1 }];
    expect(exactSearch(engine, terms, bm25, undefined)).toEqual([]);
    expect(exactSearch(empty, terms, bm25, undefined)).toEqual([]);
  });

  it('knows which article holds a term, in its title or its text', () => {
    const index = unpackSearch(
      buildIndex([
        { slug: 'a', title: 'Calls', url: 'https://example.com/a', language: 'en', body: 'Numbers' },
        { slug: 'b', title: 'Chats', url: 'https://example.com/b', language: 'en', body: 'Call' },
      ]).search,
      indexOptions,
    );
    expect([0, 1].map((article) => holds(index, article, 'call'))).toEqual([true, true]);
    expect([0, 1].map((article) => holds(index, article, 'number'))).toEqual([true, false]);
    expect(holds(index, 0, 'nowhere')).toBe(false);
  });
});
