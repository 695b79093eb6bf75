import { fixedSecrets } from '../../adapters/secrets/fixed.ts';
import type { SecretValues } from '../../core/secrets.ts';
import { secretsContract } from './secrets.suite.ts';

describe('fixed secrets', () => {
  secretsContract(async (stored) => ({
    secrets: fixedSecrets(stored as Partial<SecretValues>),
    label: (name) => name,
  }));
});
