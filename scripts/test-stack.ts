/** `npm run test:stack`: the AWS adapters' contract suites on MiniStack, then the journeys over the deployed stack. */
import { AppError } from '../core/errors.ts';
import { startMiniStack } from '../local/stack/ministack.ts';
import { runJest } from './run-jest.ts';

try {
  const miniStack = await startMiniStack({ dir: '.frontdesk', log: console.log });
  let counts: { passed: number; failed: number };
  try {
    counts = runJest(['--config', 'jest.stack.config.mjs', '--runInBand', ...process.argv.slice(2)], {
      AWS_ENDPOINT_URL: miniStack.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  } finally {
    await miniStack.close();
  }
  console.log(`\ntests: ${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  console.log('\ntests: 0 passed, 1 failed');
  process.exitCode = 1;
}
