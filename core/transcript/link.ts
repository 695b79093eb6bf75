import type { Instant } from '../conversation/conversation.ts';

/** What a transcript link stands for: the random reference of the conversation, and the nonce it was signed with. */
export interface TranscriptTarget {
  ref: string;
  nonce: string;
}

/** Everything a transcript link says; `expires` in whole seconds since the Unix epoch. */
export interface TranscriptClaims extends TranscriptTarget {
  keyId: string;
  expires: number;
}

/** A link as it travels: one path segment, its signature apart. */
export interface SignedClaims {
  claims: TranscriptClaims;
  signature: string;
}

const part = '[A-Za-z0-9_-]{1,128}';
const format = new RegExp(
  `^v1\\.(${part})\\.(${part})\\.(${part})\\.([1-9][0-9]{0,10})\\.([A-Za-z0-9_-]{43})$`,
);

const daySeconds = 86_400;
/** Seconds by which the clocks of two functions may differ. */
const skewSeconds = 60;

/** What is signed: domain-separated, in a fixed order, of parts that cannot hold the separator. */
export const signedText = ({ keyId, ref, nonce, expires }: TranscriptClaims): string =>
  ['v1', 'transcript', keyId, ref, nonce, expires].join('\n');

export const formatToken = ({ claims: { keyId, ref, nonce, expires }, signature }: SignedClaims): string =>
  `v1.${keyId}.${ref}.${nonce}.${expires}.${signature}`;

/** Undefined for anything that `formatToken` could not have written. */
export const parseToken = (token: string): SignedClaims | undefined => {
  const [, keyId, ref, nonce, expires, signature] = format.exec(token) ?? [];
  if (!keyId || !ref || !nonce || !expires || !signature) return undefined;
  return { claims: { keyId, ref, nonce, expires: Number(expires) }, signature };
};

export const expiryOf = (now: Instant, days: number): number => Math.floor(now / 1000) + days * daySeconds;

/** A link that lasts longer than links may was signed under other rules: it does not hold either. */
export const isCurrent = (
  { expires }: Pick<TranscriptClaims, 'expires'>,
  now: Instant,
  days: number,
): boolean => expires * 1000 > now && expires <= expiryOf(now, days) + skewSeconds;
