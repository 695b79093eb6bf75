/** In lower case and without punctuation, one space between words. */
export const spaced = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=n)['’](?=t\b)|(?<=\bi)['’](?=[dm]\b|ve\b)/g, '')
    .replace(/[^\p{L}\p{N}\p{M}ー]+/gu, ' ')
    .trim();

/** Text as it is compared: as `spaced`, and without diacritics. */
export const plain = (text: string): string =>
  spaced(text)
    // Latin letters lose their marks; kana keep theirs, which tell words apart.
    .normalize('NFD')
    .replace(/(?<=\p{sc=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l');

export const words = (plainText: string): string[] => plainText.split(' ').filter((word) => word !== '');

/** Where `phrase` stands in `text` as whole words, both plain; -1 where it does not. */
export const indexOfPhrase = (text: string, phrase: string): number => ` ${text} `.indexOf(` ${phrase} `);
