import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import type { KnowledgeIndex } from './build-index.ts';

const isIndex = (value: unknown): value is KnowledgeIndex =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 2;

const wrong = (name: string, what: string, cause?: unknown) =>
  new AppError('invalid', `${name} ${what}; expected a knowledge index of version 2`, { cause });

/** An index from the JSON of one; `name` says in errors what the bytes are. AppError invalid where they are something else. */
export const parseIndex = (bytes: Uint8Array, name: string): KnowledgeIndex => {
  let value: unknown;
  try {
    // Decoded at once: reading as text decodes piece by piece, which takes longer than parsing it.
    value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw wrong(name, 'is not JSON', error);
  }
  if (!isIndex(value)) throw wrong(name, 'is not one');
  return value;
};

/** Reads an index file. AppError invalid where it is missing or something else. */
export const loadIndex = async (file: string): Promise<KnowledgeIndex> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw wrong(file, 'cannot be read', error);
  });
  return parseIndex(bytes, file);
};
