import snowball from 'snowball-stemmers';
import type { Analyse } from '../../core/knowledge/coverage.ts';
import { stopWords } from './stop-words.ts';

/** Snowball's algorithms by ISO 639-1 code. */
export const stemmers: Record<string, string> = {
  ar: 'arabic',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

const word = /[\p{L}\p{N}\p{M}]+/gu;
/** "e-mail" and "email" are one word. */
const singleLetterPrefix = /(?<![\p{L}\p{N}\p{M}])(\p{L})-(?=\p{L})/gu;
/** Runs of Chinese characters and kana; of scripts without spaces that have a dictionary; of anything else. */
const cjk = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー々';
const spaceless = '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';
const run = new RegExp(`(?<cjk>[${cjk}]+)|(?<spaceless>[${spaceless}]+)|[^${cjk}${spaceless}]+`, 'gu');
const needsSplitting = new RegExp(`[${cjk}${spaceless}]`, 'u');

const bigrams = (text: string): string[] => {
  const characters = [...text];
  return characters.length < 2 ? characters : characters.slice(1).map((c, i) => `${characters[i]}${c}`);
};

let segmenter: Intl.Segmenter | undefined;
const segment = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
};

interface Word {
  text: string;
  /** False for a part of a run without spaces, which has no stem. */
  whole: boolean;
}

const split = (token: string): Word[] =>
  [...token.matchAll(run)].flatMap((match): Word[] => {
    if (match.groups?.cjk !== undefined) return bigrams(match[0]).map((text) => ({ text, whole: false }));
    if (match.groups?.spaceless !== undefined)
      return segment(match[0]).map((text) => ({ text, whole: false }));
    return [{ text: match[0], whole: true }];
  });

/** Words as written: NFKC, lower case. */
const wordsOf = (text: string): Word[] => {
  const tokens = text.normalize('NFKC').toLowerCase().replace(singleLetterPrefix, '$1').match(word) ?? [];
  return needsSplitting.test(text)
    ? tokens.flatMap(split)
    : tokens.map((token) => ({ text: token, whole: true }));
};

const prepare = (language: string) => {
  const stops = new Set((stopWords[language] ?? []).flatMap((entry) => wordsOf(entry).map((w) => w.text)));
  const algorithm = stemmers[language];
  const stemmer = algorithm === undefined ? undefined : snowball.newStemmer(algorithm);
  const stems = new Map<string, string>();
  const stem = (token: string) => {
    if (stemmer === undefined) return token;
    const known = stems.get(token);
    if (known !== undefined) return known;
    const made = stemmer.stem(token);
    // Bounded: visitors choose what they write.
    if (stems.size < 50_000) stems.set(token, made);
    return made;
  };
  return { stops, stem };
};

const prepared = new Map<string, ReturnType<typeof prepare>>();

/** The one analyser of index and query: Unicode words or character bigrams, stop words out, Snowball stems. */
export const analyse: Analyse = (text, language) => {
  const known = prepared.get(language) ?? prepare(language);
  prepared.set(language, known);
  return wordsOf(text)
    .filter(({ text: token }) => !known.stops.has(token))
    .map(({ text: token, whole }) => (whole ? known.stem(token) : token));
};
