import type { Measurement } from './measure.ts';

interface Bar {
  what: string;
  unit: string;
  /** Instead of the figures. */
  named?: string;
  atLeast?: number;
  atMost?: number;
  of(measurement: Measurement): number;
}

const ndcg = (atLeast: number): Bar => ({
  what: 'nDCG@10',
  unit: '',
  atLeast,
  of: ({ scores }) => scores.ndcg10,
});
const query = (atMost: number): Bar => ({ what: 'query p95', unit: ' ms', atMost, of: ({ p95Ms }) => p95Ms });
const load: Bar = { what: 'load', unit: ' ms', atMost: 300, of: ({ loadMs }) => loadMs };
const memory: Bar = { what: 'memory', unit: ' MB', atMost: 60, of: ({ heapBytes }) => heapBytes / 1e6 };

/** What the embedded engine has to reach, by data set. */
const bars: Record<string, Bar[]> = {
  tau2_banking_need: [
    { what: 'hit@5', unit: '', atLeast: 0.78, of: ({ scores }) => scores.hit5 },
    ndcg(0.32),
  ],
  covid_faq_en: [ndcg(0.63)],
  covid_faq_de: [ndcg(0.33)],
  'synthetic-5000-7-words': [load, query(15), memory],
  'synthetic-5000-50-words': [load, query(40), memory],
};

export interface BarResult {
  dataset: string;
  bar: string;
  measured: string;
  met: boolean;
  /** How far above or below the bar, in its unit. */
  by: string;
}

const judge = (measurement: Measurement, { what, unit, named, atLeast, atMost, of }: Bar): BarResult => {
  const digits = unit === '' ? 3 : 1;
  const value = of(measurement);
  const margin = atLeast === undefined ? (atMost ?? 0) - value : value - atLeast;
  return {
    dataset: measurement.dataset,
    bar: named ?? (atLeast === undefined ? `${what} ≤ ${atMost}${unit}` : `${what} ≥ ${atLeast}${unit}`),
    measured: `${value.toFixed(digits)}${unit}`,
    met: margin >= 0,
    by: `${Math.abs(margin).toFixed(digits)}${unit}`,
  };
};

/** How far the product may rank below a textbook BM25 on any set. */
const belowReference = 0.01;

const referenceBars = (all: Measurement[], { dataset }: Measurement): Bar[] =>
  all
    .filter((other) => other.engine === 'reference' && other.dataset === dataset)
    .map(({ scores }) => ({
      ...ndcg(scores.ndcg10 - belowReference),
      named: `nDCG@10 ≥ reference − ${belowReference} = ${(scores.ndcg10 - belowReference).toFixed(3)}`,
    }));

/**
 * The bars that stand for what was measured, and that against the reference where it was measured too; other engines
 * have none.
 */
export const judgeBars = (measurements: Measurement[]): BarResult[] =>
  measurements
    .filter(({ engine }) => engine === 'embedded')
    .flatMap((measurement) =>
      [...(bars[measurement.dataset] ?? []), ...referenceBars(measurements, measurement)].map((bar) =>
        judge(measurement, bar),
      ),
    );
