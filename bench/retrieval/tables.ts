import type { BarResult } from './bars.ts';
import type { Measurement } from './measure.ts';

type Row = string[];

const share = (value: number) => value.toFixed(3);
const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
const withRange = (value: number, [low, high]: [number, number]) => `${ms(value)} (${ms(low)}–${ms(high)})`;
const mb = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1);

/** How well each engine finds. */
export const scoreRows = (measurements: Measurement[]): Row[] => [
  ['set', 'lang', 'engine', 'docs', 'queries', 'recall@1', 'recall@5', 'hit@5', 'MRR@10', 'nDCG@10'],
  ...measurements.map(({ dataset, language, engine, documents, queries, scores }) => [
    dataset,
    language,
    engine,
    String(documents),
    String(queries),
    ...[scores.recall1, scores.recall5, scores.hit5, scores.mrr10, scores.ndcg10].map(share),
  ]),
];

/** What it costs: milliseconds and megabytes of a million bytes; medians with the lowest and the highest. */
export const costRows = (measurements: Measurement[]): Row[] => [
  ['set', 'engine', 'build ms', 'JSON MB', 'brotli MB', 'load ms', 'heap MB', 'first ms', 'p50 ms', 'p95 ms'],
  ...measurements.map((m) => [
    m.dataset,
    m.engine,
    ms(m.buildMs),
    mb(m.jsonBytes),
    mb(m.brotliBytes),
    withRange(m.loadMs, m.loadMsRange),
    mb(m.heapBytes),
    ms(m.firstQueryMs),
    ms(m.p50Ms),
    withRange(m.p95Ms, m.p95MsRange),
  ]),
];

/** What was to be reached. */
export const barRows = (results: BarResult[]): Row[] => [
  ['set', 'bar', 'measured', 'result'],
  ...results.map(({ dataset, bar, measured, met, by }) => [
    dataset,
    bar,
    measured,
    met ? `met by ${by}` : `missed by ${by}`,
  ]),
];

const widthsOf = (rows: Row[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));

const isNumber = (cell: string) => /^\d[\d.]*( \(.*\))?$/.test(cell);

/** For the screen: columns of even width, numbers to the right. */
export const screenTable = (rows: Row[]): string => {
  const widths = widthsOf(rows);
  const [, first = []] = rows;
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          isNumber(first[i] ?? '') ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

export const markdownTable = ([head = [], ...rows]: Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
