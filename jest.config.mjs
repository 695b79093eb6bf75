/** Jest runs native ESM (node --experimental-vm-modules): several libraries ship nothing else. */
const base = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/.frontdesk/'],
};
export const suite = (name) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

export default {
  projects: ['unit', 'contract', 'infra', 'simulation', 'e2e'].map(suite),
  // On a busy machine; what passes takes no longer for it.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/test-sequencer.mjs',
  // More than the cores of a small machine: tests of the whole product wait most of their time.
  maxWorkers: 3,
  // Of tests that wait for the product most of their time.
  maxConcurrency: 12,
  // Modules of a finished file stay in its process until that ends.
  workerIdleMemoryLimit: '1GB',
};
