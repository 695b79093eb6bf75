/** `npm test`: every check in one command, cheapest first. `npm test -- <jest arguments>` narrows the jest part. */
import { spawnSync } from 'node:child_process';
import { runJest } from './run-jest.ts';

const houses = ['core', 'adapters', 'functions', 'lib', 'bin', 'local', 'evals', 'bench', 'scripts', 'test'];

const checks: [string, string, string[]][] = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['import rules', 'depcruise', houses],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of checks) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' });
  if (status === 0) passed += 1;
  else {
    failed += 1;
    console.log(`✗ ${name}`);
  }
}
console.log('\n— tests');
const tests = runJest(process.argv.slice(2));
passed += tests.passed;
failed += tests.failed;
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
