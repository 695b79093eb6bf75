import { readFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';

export interface Line {
  text: string;
  /** `file:number`, for error messages. */
  at: string;
}

/** Lines of a file that are not blank. AppError invalid where it cannot be read. */
export const readLines = async (file: string, expected: string): Promise<Line[]> => {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError('invalid', `${file} cannot be read; expected ${expected}`, { cause: error });
  });
  return source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, i) => ({ text, at: `${file}:${i + 1}` }))
    .filter(({ text }) => text.trim() !== '');
};
