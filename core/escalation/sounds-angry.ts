import { indexOfPhrase, plain } from '../languages/words.ts';
import { angerWords } from './anger-words.ts';

const phrases = [...new Set(Object.values(angerWords).flat().map(plain))];
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/**
 * Whether the visitor's own words are those of somebody angry, in any language, with or without diacritics. Only to
 * confirm what the model says of them, so it is broad; the rule that acts by itself is `showsAnger`, and is narrow.
 */
export const soundsAngry = (text: string): boolean => {
  const said = plain(text);
  return phrases.some((phrase) =>
    unspaced.test(phrase) ? said.includes(phrase) : indexOfPhrase(said, phrase) >= 0,
  );
};
