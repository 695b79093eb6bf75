import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { AppError } from '../../core/errors.ts';
import { type Article, articleOf, splitFrontMatter } from '../../core/knowledge/article.ts';

const read = <T>(file: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    if (error instanceof YAMLParseError) {
      const [first = ''] = error.message.split('\n');
      throw new AppError('invalid', `${file}: the front matter is not valid YAML: ${first}`, {
        cause: error,
      });
    }
    if (error instanceof AppError)
      throw new AppError(error.code, `${file}: ${error.message}`, { cause: error });
    throw error;
  }
};

const articleIn = (file: string, source: string): Article =>
  read(file, () => {
    const parts = splitFrontMatter(source);
    if (parts === undefined) {
      throw new AppError(
        'invalid',
        'there is no front matter; expected title, url and language between two lines of "---" at the top',
      );
    }
    return articleOf(basename(file, '.md'), parse(parts.frontMatter), parts.body);
  });

/**
 * Articles of a folder's `.md` files, by file name; subfolders are left out. AppError invalid names the file and
 * what is wrong with it.
 */
export const readFolder = async (path: string): Promise<Article[]> => {
  const names = await readdir(path).catch((error: unknown) => {
    throw new AppError('invalid', `${path} cannot be read; expected a folder of Markdown files`, {
      cause: error,
    });
  });
  const files = names.filter((name) => name.endsWith('.md')).sort();
  if (files.length === 0)
    throw new AppError('invalid', `${path} holds no .md file; expected at least one article`);
  return Promise.all(
    files.map(async (name) => articleIn(join(path, name), await readFile(join(path, name), 'utf8'))),
  );
};
