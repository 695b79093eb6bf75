import { syntheticDatasets } from '../../../bench/retrieval/synthetic.ts';

const wordsIn = (text: string) => text.split(/\s+/).length;

describe('the generated set', () => {
  const [short, long] = syntheticDatasets(300, 1);

  it('asks about the same articles in 7 and in 50 words', () => {
    expect([short?.name, long?.name]).toEqual(['synthetic-300-7-words', 'synthetic-300-50-words']);
    expect(short?.documents).toEqual(long?.documents);
    expect(new Set(short?.queries.map(({ text }) => wordsIn(text)))).toEqual(new Set([7]));
    expect(new Set(long?.queries.map(({ text }) => wordsIn(text)))).toEqual(new Set([50]));
    const ids = new Set(long?.documents.map(({ id }) => id));
    expect(ids.size).toBe(300);
    expect(long?.queries.flatMap(({ grades }) => [...grades.keys()]).filter((id) => !ids.has(id))).toEqual(
      [],
    );
  });

  it('has articles of about 200 words', () => {
    const lengths = (short?.documents ?? []).map(({ text }) => wordsIn(text));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(180);
    expect(mean).toBeLessThan(230);
  });

  it('is the same for one seed and another for the next', () => {
    expect(syntheticDatasets(20, 5)).toEqual(syntheticDatasets(20, 5));
    expect(syntheticDatasets(20, 6)).not.toEqual(syntheticDatasets(20, 5));
  });
});
