import MiniSearch, { type AsPlainObject } from 'minisearch';
import { packSearch, unpackSearch } from '../../../adapters/knowledge/packed-search.ts';

const options = { fields: ['title', 'text', 'note'] };

const searchOf = (documents: { id: number; title: string; text: string; note?: string }[]) => {
  const search = new MiniSearch(options);
  search.addAll(documents);
  return search;
};

const termsOf = ({ index }: AsPlainObject) => [...index].sort(([a], [b]) => (a < b ? -1 : 1));

const many = Array.from({ length: 400 }, (_, id) => ({
  id,
  title: id % 150 === 0 ? 'rare word' : `title ${id % 7}`,
  text: `${'again '.repeat(id === 20 ? 300 : 2)} ruf žluť 料金 ${id}`,
}));

describe('a packed search index', () => {
  it.each([
    ['no documents', []],
    ['one', [{ id: 0, title: 'Calls', text: 'calls and chats', note: 'chats' }]],
    ['many, far apart, with one word very often', many],
  ])('unpacks to what was packed: %s', (_, documents) => {
    const search = searchOf(documents);
    const unpacked = unpackSearch(JSON.parse(JSON.stringify(packSearch(search))), options);
    const [before, after] = [JSON.parse(JSON.stringify(search)), JSON.parse(JSON.stringify(unpacked))];
    expect(termsOf(after)).toEqual(termsOf(before));
    expect({ ...after, index: [] }).toEqual({ ...before, index: [] });
    expect(unpacked.search('rare again 料金 calls')).toEqual(search.search('rare again 料金 calls'));
  });

  it('counts the documents of a term once, whichever fields it stands in', () => {
    const { terms, frequencies } = packSearch(
      searchOf([
        { id: 0, title: 'calls', text: 'calls calls' },
        { id: 1, title: 'chats', text: 'calls', note: 'chats' },
      ]),
    );
    expect(Object.fromEntries(terms.map((term, i) => [term, frequencies[i]]))).toEqual({
      calls: 2,
      chats: 1,
    });
  });
});
