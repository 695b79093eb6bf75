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
    .replace(/(\p{sc=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l');

export const words = (plainText: string): string[] => plainText.split(' ').filter((word) => word !== '');

/** Where `phrase` stands in `text` as whole words, both plain; -1 where it does not. */
export const indexOfPhrase = (text: string, phrase: string): number => ` ${text} `.indexOf(` ${phrase} `);

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/** Plain phrases by their first word, so that a text is compared with few of thousands. */
export interface PhraseIndex {
  byFirstWord: Map<string, string[]>;
  /** Of languages that write no spaces. */
  unspaced: string[];
}

export const indexPhrases = (phrases: string[]): PhraseIndex => ({
  byFirstWord: Map.groupBy(
    phrases.filter((phrase) => !unspaced.test(phrase)),
    (phrase) => words(phrase)[0] ?? '',
  ),
  unspaced: phrases.filter((phrase) => unspaced.test(phrase)),
});

/** Phrases that may stand in a plain text. */
export const phrasesNear = ({ byFirstWord, unspaced: always }: PhraseIndex, text: string): string[] => [
  ...[...new Set(words(text))].flatMap((word) => byFirstWord.get(word) ?? []),
  ...always,
];
