/**
 * `npm run coverage`: branches of core that the unit tests take. Exits 1 where they fail or take less than 95 %.
 * `npm run coverage -- <jest arguments>` shows what a part of them takes.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { type CoveredFile, coverageTable, hasRuntimeCode, measure } from './branch-coverage.ts';
import { runJest } from './run-jest.ts';

const least = 95;
const folder = 'dist/coverage';
const results = 'bench/results/coverage.json';

const narrowed = process.argv.slice(2);

rmSync(folder, { recursive: true, force: true });
const { passed, failed } = runJest([
  '--selectProjects',
  'unit',
  '--coverage',
  '--coverageProvider=v8',
  '--coverageReporters=json',
  `--coverageDirectory=${folder}`,
  '--collectCoverageFrom=core/**/*.ts',
  // Counting makes tests slower, on a busy machine several times.
  '--testTimeout=120000',
  ...narrowed,
]);
const reported = JSON.parse(readFileSync(`${folder}/coverage-final.json`, 'utf8')) as Record<
  string,
  CoveredFile
>;
const report = new Map(
  Object.entries(reported)
    .filter(([path]) => hasRuntimeCode(stripTypeScriptTypes(readFileSync(path, 'utf8'))))
    .map(([path, file]) => [relative('.', path).replaceAll('\\', '/'), file]),
);
const measured = measure(report);
console.log(`\n${coverageTable(measured, 25)}\n`);
console.log(`tests: ${passed} passed, ${failed} failed`);
if (failed > 0) process.exit(1);
// A part of the tests says nothing about core as a whole.
if (narrowed.length > 0) process.exit(0);
writeFileSync(results, `${JSON.stringify({ least, ...measured }, undefined, 1)}\n`);
const { percent } = measured.all;
const verdict = percent >= least ? 'met' : 'missed';
console.log(
  `branches of core: ${percent.toFixed(2)} %, at least ${least} %: ${verdict}; written to ${results}`,
);
process.exit(percent >= least ? 0 : 1);
