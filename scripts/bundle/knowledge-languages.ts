import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { stemmers } from '../../adapters/knowledge/analyse.ts';

const stemmerClass =
  /^ {4}var (\w+)Stemmer = function \(_SnowballStemmer\d*\) \{\n.*?^ {4}\}\(SnowballStemmer\);\n/gms;
const stemmerName = /^ {12}(\w+): \w+Stemmer,?\n/gm;
const stopWordList = /^ {2}([a-z]{2}): .*,\n/gm;

/**
 * Words are analysed in the languages of the articles and in no other. Of all stemmers, which lie in one file, and
 * stop words a bundle gets those of `languages` (ISO 639-1), where no source can give articles in others.
 */
export const knowledgeLanguages = (languages: string[]): Plugin => ({
  name: 'knowledge-languages',
  setup: ({ onLoad }) => {
    const algorithms = new Set(languages.map((language) => stemmers[language]));
    const keepStemmer = (text: string, name: string) => (algorithms.has(name) ? text : '');
    onLoad({ filter: /snowball-stemmers[\\/]snowball-stemmers\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(stemmerClass, keepStemmer).replace(stemmerName, keepStemmer) };
    });
    const keepStopWords = (text: string, language: string) => (languages.includes(language) ? text : '');
    onLoad({ filter: /adapters[\\/]knowledge[\\/]stop-words\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(stopWordList, keepStopWords), loader: 'ts' };
    });
  },
});
