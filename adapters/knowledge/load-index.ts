import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import type { Knowledge } from '../../core/ports.ts';
import type { KnowledgeIndex } from './build-index.ts';
import { embeddedKnowledge } from './embedded.ts';

const isIndex = (value: unknown): value is KnowledgeIndex =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1;

/** Reads an index that `buildKnowledgeIndex` wrote. AppError invalid where the file is missing or something else. */
export const loadIndex = async (file: string): Promise<KnowledgeIndex> => {
  const wrong = (what: string, cause?: unknown) =>
    new AppError('invalid', `${file} ${what}; expected a knowledge index of version 1`, { cause });
  const json = await readFile(file, 'utf8').catch((error: unknown) => {
    throw wrong('cannot be read', error);
  });
  let value: unknown;
  try {
    value = JSON.parse(json);
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
