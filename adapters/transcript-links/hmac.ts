import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Clock, TranscriptLinks } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';
import {
  expiryOf,
  formatToken,
  isCurrent,
  parseToken,
  signedText,
  type TranscriptClaims,
} from '../../core/transcript/link.ts';

type Key = SecretValues['transcript_keys']['keys'][number];

export interface HmacOptions {
  /** Signed with the first, verified with all. `fresh`: past any cache, for a link signed with a key not known here. */
  keys: (options?: { fresh: boolean }) => Promise<Key[]>;
  clock: Clock;
  /** How long a link holds. */
  days: number;
}

const signatureOf = (claims: TranscriptClaims, { key }: Key): string =>
  createHmac('sha256', key).update(signedText(claims)).digest('base64url');

/** The written form is compared, not the bytes: base64url writes the same bytes in more than one way. */
const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Forged links, each with a key of its own, must not make every one of them read the secret afresh. */
const freshEveryMs = 30_000;

/** Reads transcript links signed with HMAC-SHA256. */
export const hmacTranscriptReader = ({ keys, clock, days }: HmacOptions): Pick<TranscriptLinks, 'open'> => {
  let readAfresh = Number.NEGATIVE_INFINITY;
  const keyOf = async (id: string): Promise<Key | undefined> => {
    const known = (await keys()).find((key) => key.id === id);
    const now = clock.now();
    if (known !== undefined || now - readAfresh < freshEveryMs) return known;
    readAfresh = now;
    return (await keys({ fresh: true })).find((key) => key.id === id);
  };
  return {
    open: async (token) => {
      const signed = parseToken(token);
      if (signed === undefined) return undefined;
      const { claims, signature } = signed;
      const key = await keyOf(claims.keyId);
      if (key === undefined || !equal(signatureOf(claims, key), signature)) return undefined;
      return isCurrent(claims, clock.now(), days) ? { ref: claims.ref, nonce: claims.nonce } : undefined;
    },
  };
};

/** Signs and reads them. `publicUrl` is the address the API answers at, without the path. */
export const hmacTranscriptLinks = (options: HmacOptions & { publicUrl: string }): TranscriptLinks => ({
  ...hmacTranscriptReader(options),
  sign: async ({ ref, nonce }) => {
    const [key] = await options.keys();
    if (key === undefined)
      throw new AppError('refused', 'transcript_keys holds no key; expected at least one');
    const claims = { keyId: key.id, ref, nonce, expires: expiryOf(options.clock.now(), options.days) };
    const token = formatToken({ claims, signature: signatureOf(claims, key) });
    if (parseToken(token) === undefined) {
      throw new AppError(
        'invalid',
        'key id, ref or nonce does not fit into a link; expected 1 to 128 letters, digits, - and _ each',
      );
    }
    return `${options.publicUrl.replace(/\/+$/, '')}/transcripts/${token}`;
  },
});
