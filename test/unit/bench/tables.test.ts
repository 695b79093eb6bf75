import { judgeBars } from '../../../bench/retrieval/bars.ts';
import type { Measurement } from '../../../bench/retrieval/measure.ts';
import { barRows, costRows, markdownTable, scoreRows, screenTable } from '../../../bench/retrieval/tables.ts';

const measured: Measurement = {
  dataset: 'tau2_banking_need',
  language: 'en',
  languageFrom: 'README.md',
  engine: 'embedded',
  documents: 698,
  queries: 97,
  scores: { recall1: 0.1, recall5: 0.2, hit5: 0.75, mrr10: 0.6, ndcg10: 0.3441 },
  buildMs: 190.26,
  jsonBytes: 1_830_000,
  brotliBytes: 340_000,
  loadMs: 75,
  firstQueryMs: 36.6,
  p50Ms: 3.54,
  p95Ms: 9.5,
  processes: 3,
  loadMsRange: [70, 84.4],
  p95MsRange: [9.1, 12],
  indexHeapBytes: 5_000_000,
  heapBytes: 16_250_000,
  residentBytes: 20_000_000,
};

describe('what the benchmark reports', () => {
  it('judges the bars of a set, whose direction it knows', () => {
    expect(judgeBars([measured])).toEqual([
      { dataset: 'tau2_banking_need', bar: 'hit@5 ≥ 0.78', measured: '0.750', met: false, by: '0.030' },
      { dataset: 'tau2_banking_need', bar: 'nDCG@10 ≥ 0.32', measured: '0.344', met: true, by: '0.024' },
    ]);
    expect(judgeBars([{ ...measured, dataset: 'synthetic-5000-50-words' }])).toEqual([
      {
        dataset: 'synthetic-5000-50-words',
        bar: 'load ≤ 300 ms',
        measured: '75.0 ms',
        met: true,
        by: '225.0 ms',
      },
      {
        dataset: 'synthetic-5000-50-words',
        bar: 'query p95 ≤ 40 ms',
        measured: '9.5 ms',
        met: true,
        by: '30.5 ms',
      },
      {
        dataset: 'synthetic-5000-50-words',
        bar: 'memory ≤ 60 MB',
        measured: '16.3 MB',
        met: true,
        by: '43.8 MB',
      },
    ]);
  });

  it('holds the product against the reference on the same set', () => {
    const reference = (dataset: string, ndcg10: number): Measurement => ({
      ...measured,
      dataset,
      engine: 'reference',
      scores: { ...measured.scores, ndcg10 },
    });
    const faq = { ...measured, dataset: 'faq' };
    expect(judgeBars([faq, reference('faq', 0.36), reference('other', 0.9)])).toEqual([
      {
        dataset: 'faq',
        bar: 'nDCG@10 ≥ reference − 0.01 = 0.350',
        measured: '0.344',
        met: false,
        by: '0.006',
      },
    ]);
  });

  it('judges no other engine and no other set', () => {
    expect(
      judgeBars([
        { ...measured, engine: 'minisearch-default' },
        { ...measured, dataset: 'faq' },
      ]),
    ).toEqual([]);
  });

  it('lines numbers up on the screen', () => {
    expect(screenTable(scoreRows([measured, { ...measured, dataset: 'faq', documents: 7 }]))).toBe(
      [
        'set                lang  engine    docs  queries  recall@1  recall@5  hit@5  MRR@10  nDCG@10',
        'tau2_banking_need  en    embedded   698       97     0.100     0.200  0.750   0.600    0.344',
        'faq                en    embedded     7       97     0.100     0.200  0.750   0.600    0.344',
      ].join('\n'),
    );
  });

  it('writes Markdown for the results that are kept', () => {
    expect(markdownTable(costRows([measured]))).toBe(
      [
        '| set | engine | build ms | JSON MB | brotli MB | load ms | heap MB | first ms | p50 ms | p95 ms |',
        '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
        '| tau2_banking_need | embedded | 190 | 1.83 | 0.34 | 75.0 (70.0–84.4) | 16.3 | 36.6 | 3.5 | 9.5 (9.1–12.0) |',
      ].join('\n'),
    );
    expect(markdownTable(barRows(judgeBars([measured])).slice(0, 2))).toBe(
      [
        '| set | bar | measured | result |',
        '| --- | --- | --- | --- |',
        '| tau2_banking_need | hit@5 ≥ 0.78 | 0.750 | missed by 0.030 |',
      ].join('\n'),
    );
  });
});
