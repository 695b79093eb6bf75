/** Ends before marks that close a sentence or a bracket. */
const ofUrl = String.raw`[!#-;=?-~\p{sc=Latin}]*[\p{sc=Latin}\p{Nd}/_=&#%~$+-]`;

/** Abbreviations that look like host names: "p. ex." and the like, written without a space. */
const noAbbreviation = String.raw`(?!(?i:[pt]\.(?:ex|ej|es)|m\.in)(?![\p{L}\p{Nd}-]))`;

/**
 * Patterns of web addresses, e-mail addresses, hosts and @names, to be compiled with the flag `u`. Every start is
 * guarded by what stands before it, so that no text takes more than linear time.
 */
export const addressPatterns: string[] = [
  String.raw`(?<![\p{sc=Latin}\p{Nd}])(?:[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/|(?i:www\.|mailto:|tel:|javascript:|data:(?=\S)))${ofUrl}`,
  String.raw`(?<![\p{sc=Latin}\p{Nd}._%+-])[\p{sc=Latin}\p{Nd}._%+-]{1,64}@(?:[\p{sc=Latin}\p{Nd}-]{1,63}\.)+[\p{sc=Latin}\p{Nd}-]{1,62}[\p{sc=Latin}\p{Nd}]`,
  String.raw`(?<![\p{sc=Latin}\p{Nd}@./-])${noAbbreviation}(?:[\p{sc=Latin}\p{Nd}-]{1,63}\.)+(?i:[a-z]{2,24})(?![\p{sc=Latin}\p{Nd}])(?:[/:?#]${ofUrl})?`,
  String.raw`(?<![\p{L}\p{Nd}])@[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]*[\p{L}\p{Nd}_]`,
];

/** The same in any script, for what a model may have made up. */
const strict = new RegExp(
  [
    String.raw`[\p{L}][\p{L}\p{Nd}+.-]{0,30}:\/\/[^\s]*`,
    String.raw`(?i:\bwww\.|mailto:|tel:|javascript:)[^\s]*`,
    String.raw`[^\s@]{0,64}@[\p{L}\p{Nd}_]+[^\s@]{0,64}`,
    String.raw`(?<![\p{L}\p{Nd}@./-])${noAbbreviation}(?:[\p{L}\p{Nd}-]{1,63}\.)+\p{L}{2,24}(?![\p{L}\p{Nd}])(?:[/:?#][^\s]*)?`,
    String.raw`\/\/[\p{L}\p{Nd}-]+\.[^\s]*`,
  ].join('|'),
  'gu',
);

/** Whatever in a text people or programs could take for an address, in lower case, sorted. */
export const addressesIn = (text: string): string[] =>
  (text.normalize('NFKC').match(strict) ?? [])
    .map((found) => found.replace(/[^\p{L}\p{Nd}/_=&#%~$+-]+$/u, '').toLowerCase())
    .sort();
