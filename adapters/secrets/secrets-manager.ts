import {
  GetSecretValueCommand,
  type SecretsManagerClient,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import type { Instant } from '../../core/conversation/conversation.ts';
import { AppError } from '../../core/errors.ts';
import type { Clock, Secrets } from '../../core/ports.ts';
import type { SecretName, SecretValues } from '../../core/secrets.ts';
import { parseSecret } from './secret-schemas.ts';

/** Between two reads past the cache: whoever sends wrong credentials must not run up calls. */
const freshEveryMs = 10_000;

const secretError = (error: unknown, label: string): unknown => {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  if (error.name === 'ThrottlingException') {
    return new AppError('throttled', `Secrets Manager asks to slow down over secret ${label}`, {
      cause: error,
      retryAfterMs: 1000,
    });
  }
  if (error instanceof SecretsManagerServiceException && error.$fault === 'client') {
    return new AppError(
      'refused',
      `secret ${label} cannot be read (${error.name}); expected it to exist and be allowed`,
      {
        cause: error,
      },
    );
  }
  return new AppError('unavailable', `Secrets Manager did not give secret ${label} (${error.name})`, {
    cause: error,
  });
};

/** JSON of a secret. What a parser says of malformed JSON quotes it, so that is dropped. */
const jsonOf = (text: string | undefined, label: string): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new AppError('refused', `secret ${label} is not JSON; expected an object with its fields`);
  }
};

interface Kept<T> {
  /** When it was read, and when it was last asked for past the cache. */
  at: Instant;
  triedAt: Instant;
  value: Promise<T>;
}

/** Secrets in AWS Secrets Manager, by secret name or ARN, each kept for `ttlMs` (five minutes by default). */
export const secretsManager = (
  client: SecretsManagerClient,
  ids: Partial<Record<SecretName, string>>,
  { clock, ttlMs = 300_000 }: { clock: Clock; ttlMs?: number },
): Secrets => {
  const held: { [N in SecretName]?: Kept<SecretValues[N]> } = {};

  const keep = <N extends SecretName>(name: N, kept: Kept<SecretValues[N]> | undefined): void => {
    if (kept === undefined) delete held[name];
    else Object.assign(held, { [name]: kept });
  };

  const read = async <N extends SecretName>(name: N, id: string): Promise<SecretValues[N]> => {
    const label = `${name} (${id})`;
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
      return parseSecret(name, label, jsonOf(SecretString, label));
    } catch (error) {
      throw secretError(error, label);
    }
  };

  return {
    get: async (name, options = {}) => {
      const id = ids[name];
      if (id === undefined) {
        throw new AppError(
          'refused',
          `secret ${name} is not set up here; expected it among the secrets given`,
        );
      }
      const now = clock.now();
      const kept = held[name];
      const enough = options.fresh ? freshEveryMs : ttlMs;
      if (kept !== undefined && now - (options.fresh ? kept.triedAt : kept.at) < enough) return kept.value;
      const value = read(name, id);
      const mine = { at: now, triedAt: now, value };
      keep(name, mine);
      try {
        return await value;
      } catch (error) {
        // What was read before may still be good, until its own time is up.
        if (held[name] === mine) keep(name, kept === undefined ? undefined : { ...kept, triedAt: now });
        throw error;
      }
    },
  };
};
