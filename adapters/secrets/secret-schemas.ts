import * as z from 'zod';
import { AppError } from '../../core/errors.ts';
import type { SecretName, SecretValues } from '../../core/secrets.ts';

const filled = z.string('text').trim().min(1, 'text that is not empty');
const key = z.object({ id: filled, key: filled });

/** A generated secret holds one key; a rotated one holds a list, the newest first. */
const transcriptKeys = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !('keys' in value) ? { keys: [value] } : value),
  z.object({
    keys: z
      .array(key, 'a list of keys')
      .min(1, 'at least one key')
      .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'keys with different ids'),
  }),
);

const schemas: { [N in SecretName]: z.ZodType<SecretValues[N]> } = {
  liveagent_keys: z.object({ v3: filled, v1: filled }),
  /** An empty previous secret is none: a template can leave it out no other way. */
  liveagent_webhook: z
    .object({ current: filled, previous: z.string('text').trim().optional() })
    .transform(({ current, previous }) => (previous ? { current, previous } : { current })),
  slack: z.object({ botToken: filled, signingSecret: filled }),
  transcript_keys: transcriptKeys,
};

/** Checks a stored secret. AppError refused names the secret and its fields, never a value. */
export const parseSecret = <N extends SecretName>(
  name: N,
  label: string,
  value: unknown,
): SecretValues[N] => {
  const result = schemas[name].safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) =>
      `${issue.path.join('.') || 'the whole'} must be ${issue.path.length > 0 ? issue.message : 'an object'}`,
  );
  throw new AppError('refused', `secret ${label} is not usable: ${faults.join('; ')}`);
};
