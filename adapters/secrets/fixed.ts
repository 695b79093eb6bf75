import { AppError } from '../../core/errors.ts';
import type { Secrets } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';
import { parseSecret } from './secret-schemas.ts';

/** The embedded twin of `secretsManager`: secrets that the caller holds already. */
export const fixedSecrets = (values: Partial<SecretValues>): Secrets => ({
  get: async (name) => {
    const value = values[name];
    if (value === undefined) {
      throw new AppError('refused', `secret ${name} is not set up here; expected it among the secrets given`);
    }
    return parseSecret(name, name, value);
  },
});
