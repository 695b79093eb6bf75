import { readFile } from 'node:fs/promises';
import { analyse } from '../../adapters/knowledge/analyse.ts';
import type { Document } from './dataset.ts';
import type { Engine } from './engine.ts';

/** The usual figures of BM25. */
const k1 = 1.2;
const b = 0.75;

interface ReferenceIndex {
  ids: string[];
  /** Terms of each document. */
  lengths: number[];
  /** By term, the documents that hold it and how often, both by turns. */
  postings: [string, number[]][];
}

const countTerms = (terms: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

const indexOf = (documents: Document[], language: string): ReferenceIndex => {
  const postings = new Map<string, number[]>();
  const lengths = documents.map(({ title, text }, document) => {
    const terms = analyse(`${title}\n${title}\n${text}`, language);
    for (const [term, count] of countTerms(terms)) {
      const own = postings.get(term) ?? [];
      postings.set(term, own);
      own.push(document, count);
    }
    return terms.length;
  });
  return { ids: documents.map(({ id }) => id), lengths, postings: [...postings] };
};

/**
 * BM25 as in textbooks (Robertson and Zaragoza 2009, with Lucene's logarithm that is never negative), over one text
 * with the title twice, with the product's analyser: what ranking by words alone is worth.
 */
export const reference: Engine = {
  build: (documents, language) => JSON.stringify(indexOf(documents, language)),
  load: async (file, language) => {
    const { ids, lengths, postings }: ReferenceIndex = JSON.parse(await readFile(file, 'utf8'));
    const byTerm = new Map(postings);
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return async (query, limit) => {
      const scores = new Map<number, number>();
      for (const [term, asked] of countTerms(analyse(query, language))) {
        const held = byTerm.get(term) ?? [];
        const holding = held.length / 2;
        const rarity = Math.log(1 + (ids.length - holding + 0.5) / (holding + 0.5));
        for (let i = 0; i < held.length; i += 2) {
          const [document = 0, count = 0] = held.slice(i, i + 2);
          const norm = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
          const score = (asked * rarity * count * (k1 + 1)) / (count + norm);
          scores.set(document, (scores.get(document) ?? 0) + score);
        }
      }
      return [...scores]
        .sort(([, x], [, y]) => y - x)
        .slice(0, limit)
        .map(([document]) => ids[document] ?? '');
    };
  },
};
