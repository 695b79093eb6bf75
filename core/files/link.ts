/** Everything a file link says; `expires` in whole seconds since the Unix epoch. */
export interface FileClaims {
  keyId: string;
  /** Id of the file in the team chat. */
  file: string;
  expires: number;
}

/** A link as it travels: one path segment, its signature apart. */
export interface SignedFileClaims {
  claims: FileClaims;
  signature: string;
}

const part = '[A-Za-z0-9_-]{1,128}';
const format = new RegExp(`^v1\\.(${part})\\.(${part})\\.([1-9][0-9]{0,10})\\.([A-Za-z0-9_-]{43})$`);

/** What is signed: set apart from transcript links, in a fixed order, of parts that cannot hold the separator. */
export const signedFileText = ({ keyId, file, expires }: FileClaims): string =>
  ['v1', 'file', keyId, file, expires].join('\n');

export const formatFileToken = ({ claims: { keyId, file, expires }, signature }: SignedFileClaims): string =>
  `v1.${keyId}.${file}.${expires}.${signature}`;

/** Undefined for anything that `formatFileToken` could not have written. */
export const parseFileToken = (token: string): SignedFileClaims | undefined => {
  const [, keyId, file, expires, signature] = format.exec(token) ?? [];
  if (!keyId || !file || !expires || !signature) return undefined;
  return { claims: { keyId, file, expires: Number(expires) }, signature };
};
