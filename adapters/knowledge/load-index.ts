import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import type { Knowledge } from '../../core/ports.ts';
import type { KnowledgeIndex } from './build-index.ts';
import { embeddedKnowledge } from './embedded.ts';

const isIndex = (value: unknown): value is KnowledgeIndex =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 2;

/** Reads an index that `buildKnowledgeIndex` wrote. AppError invalid where the file is missing or something else. */
export const loadIndex = async (file: string): Promise<KnowledgeIndex> => {
  const wrong = (what: string, cause?: unknown) =>
    new AppError('invalid', `${file} ${what}; expected a knowledge index of version 2`, { cause });
  const bytes = await readFile(file).catch((error: unknown) => {
    throw wrong('cannot be read', error);
  });
  let value: unknown;
  try {
    // Decoded at once: reading as text decodes piece by piece, which takes longer than parsing it.
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw wrong('is not JSON', error);
  }
  if (!isIndex(value)) throw wrong('is not one');
  return value;
};

/** The embedded engine over an index file, which is read at the first search and once. */
export const knowledgeFromFile = (file: string): Knowledge => {
  let loading: Promise<Knowledge> | undefined;
  return {
    search: async (query, options) => {
      loading ??= loadIndex(file).then(embeddedKnowledge);
      return (await loading).search(query, options);
    },
  };
};
