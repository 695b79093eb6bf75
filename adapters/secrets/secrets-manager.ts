import {
  GetSecretValueCommand,
  type SecretsManagerClient,
  SecretsManagerServiceException,
} from '@aws-sdk/client-secrets-manager';
import type { Instant } from '../../core/conversation/conversation.ts';
import { AppError, isPassing } from '../../core/errors.ts';
import type { Clock, Secrets, Telemetry } from '../../core/ports.ts';
import type { SecretName, SecretValues } from '../../core/secrets.ts';
import { parseSecret } from './secret-schemas.ts';

/** Between two reads past the cache: whoever sends wrong credentials must not run up calls. */
const freshEveryMs = 10_000;

/** How long a value that cannot be renewed stays in use before the next try. */
const heldOnMs = 30_000;

/** Longest wait for a value's renewal: LiveAgent expects its answer within a second, and the value held still works. */
const renewalMs = 750;

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
  /** Until when it is used unasked, and when it was last asked for past the cache. */
  until: Instant;
  triedAt: Instant;
  value: Promise<T>;
  /** The one before, for while this one is not there. */
  before: Promise<T> | undefined;
}

/**
 * Secrets in AWS Secrets Manager, by secret name or ARN, each kept for `ttlMs` (five minutes by default), and longer
 * where Secrets Manager does not answer.
 */
export const secretsManager = (
  client: SecretsManagerClient,
  ids: Partial<Record<SecretName, string>>,
  { clock, telemetry, ttlMs = 300_000 }: { clock: Clock; telemetry: Pick<Telemetry, 'warn'>; ttlMs?: number },
): Secrets => {
  const held: { [N in SecretName]?: Kept<SecretValues[N]> } = {};

  const keep = <N extends SecretName>(name: N, kept: Kept<SecretValues[N]> | undefined): void => {
    if (kept === undefined) delete held[name];
    else Object.assign(held, { [name]: kept });
  };

  const read = async <N extends SecretName>(
    name: N,
    id: string,
    abortSignal: AbortSignal | undefined,
  ): Promise<SecretValues[N]> => {
    const label = `${name} (${id})`;
    const options = abortSignal === undefined ? {} : { abortSignal };
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }), options);
      return parseSecret(name, label, jsonOf(SecretString, label));
    } catch (error) {
      throw secretError(error, label);
    }
  };

  const renew = <N extends SecretName>(name: N, id: string, isFresh: boolean): Kept<SecretValues[N]> => {
    const kept: Kept<SecretValues[N]> | undefined = held[name];
    const now = clock.now();
    const value = read(name, id, kept === undefined || isFresh ? undefined : AbortSignal.timeout(renewalMs));
    const mine = { until: now + ttlMs, triedAt: now, value, before: kept?.value };
    keep(name, mine);
    value.catch((error: unknown) => {
      if (held[name] !== mine) return;
      if (kept === undefined || !isPassing(error)) {
        // What was read before may still be good, until its own time is up.
        keep(name, kept === undefined ? undefined : { ...kept, triedAt: now });
        return;
      }
      keep(name, { ...kept, triedAt: now, until: Math.max(kept.until, now + heldOnMs) });
      telemetry.warn('secret_not_renewed', { kind: name, code: error.code }, error);
    });
    return mine;
  };

  return {
    get: async (name, { fresh = false } = {}) => {
      const id = ids[name];
      if (id === undefined) {
        throw new AppError(
          'refused',
          `secret ${name} is not set up here; expected it among the secrets given`,
        );
      }
      const now = clock.now();
      const kept = held[name];
      const isEnough = kept !== undefined && now < (fresh ? kept.triedAt + freshEveryMs : kept.until);
      const { value, before } = isEnough ? kept : renew(name, id, fresh);
      if (fresh || before === undefined) return value;
      return value.catch((error: unknown) => {
        if (!isPassing(error)) throw error;
        return before;
      });
    },
  };
};
