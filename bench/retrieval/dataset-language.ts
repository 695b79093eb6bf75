import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { detect } from 'tinyld';
import type { Dataset, Document } from './dataset.ts';

/** Enough text for a sure guess. */
const sampleSize = 40;

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const isLanguage = (code: string) => names.of(code) !== undefined;

const readmeOf = async (folder: string): Promise<string> => {
  const file = join(folder, 'README.md');
  return existsSync(file) ? readFile(file, 'utf8') : '';
};

/**
 * Language of a set: the one given, else `Language: xx` in its README.md, else the end of the folder's name (`faq_de`),
 * else what its first documents are written in, else English.
 */
export const datasetLanguage = async (
  folder: string,
  documents: Document[],
  given?: string,
): Promise<Pick<Dataset, 'language' | 'languageFrom'>> => {
  if (given !== undefined) return { language: given, languageFrom: '--language' };
  const written = /\blanguage:\s*([a-z]{2})\b/i.exec(await readmeOf(folder))?.[1]?.toLowerCase();
  if (written !== undefined && isLanguage(written)) return { language: written, languageFrom: 'README.md' };
  const suffix = /[-_.]([a-z]{2})$/.exec(basename(resolve(folder)))?.[1];
  if (suffix !== undefined && isLanguage(suffix))
    return { language: suffix, languageFrom: "the folder's name" };
  const sample = documents.slice(0, sampleSize).map(({ title, text }) => `${title} ${text.slice(0, 400)}`);
  const detected = detect(sample.join('\n'));
  return detected === ''
    ? { language: 'en', languageFrom: 'nothing: English is assumed' }
    : { language: detected, languageFrom: 'the documents, detected' };
};
