/** `npm test`: every check in one command, cheapest first. `npm test -- <jest arguments>` narrows the jest part. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const report = 'dist/test-report.json';
const jestArguments = process.argv.slice(2);

const run = (command: string, args: string[], env: Record<string, string> = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const bin = (name: string) => `node_modules/.bin/${name}`;

const checks: [string, () => boolean][] = [
  ['format and lint', () => run(bin('biome'), ['ci', '--error-on-warnings', '.'])],
  ['types', () => run(bin('tsc'), ['-p', '.'])],
  [
    'import rules',
    () => run(bin('depcruise'), ['core', 'adapters', 'functions', 'lib', 'bin', 'local', 'scripts', 'test']),
  ],
];

/** Jest in native ESM; exits non-zero on a failed test, on a crash, and where no test ran. */
const jest = (): { passed: number; failed: number } => {
  mkdirSync('dist', { recursive: true });
  rmSync(report, { force: true });
  const ok = run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      ...jestArguments,
    ],
    { FORCE_COLOR: process.env.FORCE_COLOR ?? '' },
  );
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    numTotalTests: number;
  };
  // A suite that could not even be loaded has no failed test, and still failed.
  const failed = Math.max(
    result.numFailedTests,
    result.numFailedTestSuites,
    ok || result.numTotalTests === 0 ? 0 : 1,
  );
  return { passed: result.numPassedTests, failed: result.numTotalTests === 0 ? Math.max(1, failed) : failed };
};

let passed = 0;
let failed = 0;
for (const [name, check] of checks) {
  console.log(`\n— ${name}`);
  if (check()) passed += 1;
  else {
    failed += 1;
    console.log(`✗ ${name}`);
  }
}
console.log('\n— jest');
const tests = jest();
passed += tests.passed;
failed += tests.failed;
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
