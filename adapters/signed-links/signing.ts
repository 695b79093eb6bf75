import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';

type Key = SecretValues['transcript_keys']['keys'][number];

export interface SigningOptions {
  /** Signed with the first, verified with all. `fresh`: past any cache, for a link signed with a key not known here. */
  keys: (options?: { fresh: boolean }) => Promise<Key[]>;
  clock: Clock;
  /** How long a link holds. */
  days: number;
}

const signatureOf = (text: string, { key }: Key): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** The written form is compared, not the bytes: base64url writes the same bytes in more than one way. */
const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Forged links, each with a key of its own, must not make every one of them read the secret afresh. */
const freshEveryMs = 30_000;

/** HMAC-SHA256 over texts that links are made of. */
export const hmacSigning = ({ keys, clock }: SigningOptions) => {
  let readAfresh = Number.NEGATIVE_INFINITY;
  const keyOf = async (id: string): Promise<Key | undefined> => {
    const known = (await keys()).find((key) => key.id === id);
    const now = clock.now();
    if (known !== undefined || now - readAfresh < freshEveryMs) return known;
    readAfresh = now;
    return (await keys({ fresh: true })).find((key) => key.id === id);
  };
  return {
    /** `textFor` gives what is signed, which names the key. AppError refused where there is no key to sign with. */
    sign: async (textFor: (keyId: string) => string): Promise<{ keyId: string; signature: string }> => {
      const [key] = await keys();
      if (key === undefined)
        throw new AppError('refused', 'transcript_keys holds no key; expected at least one');
      return { keyId: key.id, signature: signatureOf(textFor(key.id), key) };
    },
    verify: async (keyId: string, text: string, signature: string): Promise<boolean> => {
      const key = await keyOf(keyId);
      return key !== undefined && equal(signatureOf(text, key), signature);
    },
  };
};
