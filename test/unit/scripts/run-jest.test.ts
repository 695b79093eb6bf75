import { countsOf } from '../../../scripts/run-jest.ts';

const report = (passed: number, failed: number, suites: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numFailedTestSuites: suites,
  numTotalTests: passed + failed,
});

describe('a jest run', () => {
  it.each([
    ['with every test green', 0, report(7, 0, 0), { passed: 7, failed: 0 }],
    ['with failed tests', 1, report(5, 2, 1), { passed: 5, failed: 2 }],
    ['with a suite that cannot be loaded', 1, report(5, 0, 1), { passed: 5, failed: 1 }],
    ['with more broken suites than failed tests', 1, report(5, 1, 3), { passed: 5, failed: 3 }],
    ['that failed though every test passed', 1, report(7, 0, 0), { passed: 7, failed: 1 }],
    ['that was killed', null, report(7, 0, 0), { passed: 7, failed: 1 }],
    ['without a single test', 0, report(0, 0, 0), { passed: 0, failed: 1 }],
  ])('%s', (_name, status, result, counts) => {
    expect(countsOf(status, result)).toEqual(counts);
  });
});
