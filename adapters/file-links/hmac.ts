import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import { type FileClaims, formatFileToken, parseFileToken, signedFileText } from '../../core/files/link.ts';
import type { Clock, FileLinks } from '../../core/ports.ts';
import type { SecretValues } from '../../core/secrets.ts';
import { expiryOf, isCurrent } from '../../core/transcript/link.ts';

type Key = SecretValues['transcript_keys']['keys'][number];

export interface FileLinkOptions {
  /** Signed with the first, verified with all. `fresh`: past any cache, for a link signed with a key not known here. */
  keys: (options?: { fresh: boolean }) => Promise<Key[]>;
  clock: Clock;
  /** How long a link holds. */
  days: number;
}

const signatureOf = (claims: FileClaims, { key }: Key): string =>
  createHmac('sha256', key).update(signedFileText(claims)).digest('base64url');

/** The written form is compared, not the bytes: base64url writes the same bytes in more than one way. */
const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Reads file links signed with HMAC-SHA256. */
export const hmacFileReader = ({ keys, clock, days }: FileLinkOptions): Pick<FileLinks, 'open'> => ({
  open: async (token) => {
    const signed = parseFileToken(token);
    if (signed === undefined) return undefined;
    const { claims, signature } = signed;
    const isMeant = ({ id }: Key) => id === claims.keyId;
    const key = (await keys()).find(isMeant) ?? (await keys({ fresh: true })).find(isMeant);
    if (key === undefined || !equal(signatureOf(claims, key), signature)) return undefined;
    return isCurrent(claims, clock.now(), days) ? claims.file : undefined;
  },
});

/** Signs and reads them. `publicUrl` is the address the API answers at, without the path. */
export const hmacFileLinks = (options: FileLinkOptions & { publicUrl: string }): FileLinks => ({
  ...hmacFileReader(options),
  sign: async (file) => {
    const [key] = await options.keys();
    if (key === undefined)
      throw new AppError('refused', 'transcript_keys holds no key; expected at least one');
    const claims = { keyId: key.id, file, expires: expiryOf(options.clock.now(), options.days) };
    const token = formatFileToken({ claims, signature: signatureOf(claims, key) });
    if (parseFileToken(token) === undefined) {
      throw new AppError(
        'invalid',
        'key id or file id does not fit into a link; expected 1 to 128 letters, digits, - and _ each',
      );
    }
    return `${options.publicUrl.replace(/\/+$/, '')}/files/${token}`;
  },
});
