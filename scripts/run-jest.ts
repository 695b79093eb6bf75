import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/**
 * Runs jest in native ESM. A suite that cannot be loaded, a crash, and a run without tests each count as a failure. What
 * tests and the tools they run put into the temporary folder is gone afterwards.
 */
export const runJest = (args: string[], env: Record<string, string> = {}): JestCounts => {
  mkdirSync('dist', { recursive: true });
  rmSync(report, { force: true });
  const TMPDIR = mkdtempSync(join(tmpdir(), 'frontdesk-tests-'));
  try {
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
      { stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, TMPDIR, ...env } },
    );
    return countsOf(status, JSON.parse(readFileSync(report, 'utf8')) as JestReport);
  } finally {
    rmSync(TMPDIR, { recursive: true, force: true, maxRetries: 5 });
  }
};
