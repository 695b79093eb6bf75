import { AppError } from '../../core/errors.ts';
import { formatFileToken, parseFileToken, signedFileText } from '../../core/files/link.ts';
import type { FileLinks } from '../../core/ports.ts';
import { expiryOf, isCurrent } from '../../core/transcript/link.ts';
import { hmacSigning, type SigningOptions } from './signing.ts';

/** Reads file links signed with HMAC-SHA256. */
export const hmacFileReader = (options: SigningOptions): Pick<FileLinks, 'open'> => {
  const signing = hmacSigning(options);
  return {
    open: async (token) => {
      const signed = parseFileToken(token);
      if (signed === undefined) return undefined;
      const { claims, signature } = signed;
      if (!(await signing.verify(claims.keyId, signedFileText(claims), signature))) return undefined;
      return isCurrent(claims, options.clock.now(), options.days) ? claims.file : undefined;
    },
  };
};

/** Signs and reads them. `publicUrl` is the address the API answers at, without the path. */
export const hmacFileLinks = (options: SigningOptions & { publicUrl: string }): FileLinks => {
  const signing = hmacSigning(options);
  return {
    ...hmacFileReader(options),
    sign: async (file) => {
      const unsigned = { file, expires: expiryOf(options.clock.now(), options.days) };
      const { keyId, signature } = await signing.sign((id) => signedFileText({ ...unsigned, keyId: id }));
      const token = formatFileToken({ claims: { ...unsigned, keyId }, signature });
      if (parseFileToken(token) === undefined) {
        throw new AppError(
          'invalid',
          'key id or file id does not fit into a link; expected 1 to 128 letters, digits, - and _ each',
        );
      }
      return `${options.publicUrl.replace(/\/+$/, '')}/files/${token}`;
    },
  };
};
