import { AppError } from '../../core/errors.ts';
import type { TranscriptLinks } from '../../core/ports.ts';
import { expiryOf, formatToken, isCurrent, parseToken, signedText } from '../../core/transcript/link.ts';
import { hmacSigning, type SigningOptions } from './signing.ts';

/** Reads transcript links signed with HMAC-SHA256. */
export const hmacTranscriptReader = (options: SigningOptions): Pick<TranscriptLinks, 'open'> => {
  const signing = hmacSigning(options);
  return {
    open: async (token) => {
      const signed = parseToken(token);
      if (signed === undefined) return undefined;
      const { claims, signature } = signed;
      if (!(await signing.verify(claims.keyId, signedText(claims), signature))) return undefined;
      return isCurrent(claims, options.clock.now(), options.days)
        ? { ref: claims.ref, nonce: claims.nonce }
        : undefined;
    },
  };
};

/** Signs and reads them. `publicUrl` is the address the API answers at, without the path. */
export const hmacTranscriptLinks = (options: SigningOptions & { publicUrl: string }): TranscriptLinks => {
  const signing = hmacSigning(options);
  return {
    ...hmacTranscriptReader(options),
    sign: async ({ ref, nonce }) => {
      const unsigned = { ref, nonce, expires: expiryOf(options.clock.now(), options.days) };
      const { keyId, signature } = await signing.sign((id) => signedText({ ...unsigned, keyId: id }));
      const token = formatToken({ claims: { ...unsigned, keyId }, signature });
      if (parseToken(token) === undefined) {
        throw new AppError(
          'invalid',
          'key id, ref or nonce does not fit into a link; expected 1 to 128 letters, digits, - and _ each',
        );
      }
      return `${options.publicUrl.replace(/\/+$/, '')}/transcripts/${token}`;
    },
  };
};
