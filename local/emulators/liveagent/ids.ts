import { createHash, randomInt } from 'node:crypto';

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Eight lower-case letters and digits, as LiveAgent's ids are. */
export const newId = (): string => pick('abcdefghijklmnopqrstuvwxyz0123456789', 8);

/** A ticket code such as ABC-DEFGH-123. */
export const newCode = (): string => `${pick(letters, 3)}-${pick(letters, 5)}-${pick('0123456789', 3)}`;

/** The same id for the same address at every start. */
export const idOf = (email: string): string =>
  BigInt(`0x${createHash('sha256').update(email.toLowerCase()).digest('hex')}`)
    .toString(36)
    .slice(0, 8);
