import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

export interface JestCounts {
  passed: number;
  failed: number;
}

const report = 'dist/test-report.json';

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numTotalTests: number;
}

/** What a run amounts to. `status` is jest's exit code, null where a signal ended it. */
export const countsOf = (status: number | null, result: JestReport): JestCounts => {
  const atLeast = status === 0 && result.numTotalTests > 0 ? 0 : 1;
  return {
    passed: result.numPassedTests,
    failed: Math.max(result.numFailedTests, result.numFailedTestSuites, atLeast),
  };
};

/** Runs jest in native ESM. A suite that cannot be loaded, a crash, and a run without tests each count as a failure. */
export const runJest = (args: string[], env: Record<string, string> = {}): JestCounts => {
  mkdirSync('dist', { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    // The report on standard output is the one jest also writes to the file; people read the other stream.
    { stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, ...env } },
  );
  return countsOf(status, JSON.parse(readFileSync(report, 'utf8')) as JestReport);
};
