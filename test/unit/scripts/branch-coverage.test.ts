import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import {
  type CoveredFile,
  coverageTable,
  hasRuntimeCode,
  measure,
} from '../../../scripts/branch-coverage.ts';

/** A file whose branches start on these lines; `true` for those that were taken. */
const file = (...branches: [number, boolean][]): CoveredFile => ({
  branchMap: Object.fromEntries(branches.map(([line], id) => [id, { locations: [{ start: { line } }] }])),
  b: Object.fromEntries(branches.map(([, taken], id) => [id, [taken ? 3 : 0]])),
});

const report = new Map([
  ['core/b/two.ts', file([9, false], [4, false], [4, false], [1, true])],
  ['core/a/one.ts', file([1, true], [7, false])],
  ['core/a/whole.ts', file([1, true], [2, true])],
  ['core/b/deep/none.ts', file()],
]);

describe('the coverage of branches', () => {
  it('is counted by folder and by file, the files with most to do first', () => {
    expect(measure(report)).toEqual({
      all: { covered: 4, total: 8, percent: 50 },
      folders: [
        { path: 'core/a', covered: 3, total: 4, percent: 75 },
        { path: 'core/b', covered: 1, total: 4, percent: 25 },
        { path: 'core/b/deep', covered: 0, total: 0, percent: 100 },
      ],
      files: [
        { path: 'core/b/two.ts', covered: 1, total: 4, percent: 25, uncovered: [4, 9] },
        { path: 'core/a/one.ts', covered: 1, total: 2, percent: 50, uncovered: [7] },
      ],
    });
  });

  it('counts every way out of one branching', () => {
    const ways = new Map([
      [
        'core/x.ts',
        {
          branchMap: { 0: { locations: [{ start: { line: 3 } }, { start: { line: 5 } }] } },
          b: { 0: [2, 0] },
        },
      ],
    ]);
    expect(measure(ways).files).toEqual([
      { path: 'core/x.ts', covered: 1, total: 2, percent: 50, uncovered: [5] },
    ]);
  });

  it('never rounds up to a bar that is not met', () => {
    const all = Array.from({ length: 20_001 }, (_, i): [number, boolean] => [i + 1, i >= 1001]);
    expect(measure(new Map([['core/x.ts', file(...all)]])).all).toEqual({
      covered: 19_000,
      total: 20_001,
      percent: 94.99,
    });
  });

  it('is shown as a table that names the lines of the worst files only', () => {
    expect(coverageTable(measure(report), 1)).toBe(
      [
        'core/a       3 / 4   75.00 %',
        'core/b       1 / 4   25.00 %',
        'core/b/deep  0 / 0  100.00 %',
        'all          4 / 8   50.00 %',
        '',
        'lines with a branch that no test takes:',
        'core/b/two.ts  1 / 4  4 9',
      ].join('\n'),
    );
  });

  it('lists no file where there is nothing left to do', () => {
    expect(coverageTable(measure(new Map([['core/x.ts', file([1, true])]])), 5)).toBe(
      ['core  1 / 1  100.00 %', 'all   1 / 1  100.00 %'].join('\n'),
    );
  });
});

describe('a source', () => {
  const runs = (source: string) => hasRuntimeCode(stripTypeScriptTypes(source));

  it.each([
    [
      'types',
      "import type { A } from './a.ts';\nexport interface B extends A {\n  c: string;\n}\nexport type D = B;\n",
    ],
    ['comments', '/** Says // much. */\n// and /* more\nexport type A = 1;\n'],
    ['nothing', ''],
  ])('of %s only has nothing to run', (_what, source) => {
    expect(runs(source)).toBe(false);
  });

  it.each([
    ['a value', '/** Why. */\nexport const a = "//";\n'],
    ['an import for its effect', "import './a.ts';\n"],
    ['code after a comment on the same line', '/* a */ f(); // b\n'],
  ])('with %s has', (_what, source) => {
    expect(runs(source)).toBe(true);
  });

  it('of the product is told by what it has, not by its name', () => {
    expect(runs(readFileSync('core/ports.ts', 'utf8'))).toBe(false);
    expect(runs(readFileSync('core/errors.ts', 'utf8'))).toBe(true);
  });
});
