import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { AppError } from '../../core/errors.ts';
import { type Article, articleOf, splitFrontMatter } from '../../core/knowledge/article.ts';
import type { ReadHtml } from '../../core/knowledge/html-page.ts';

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

const fromMarkdown = (slug: string, source: string): Article => {
  const parts = splitFrontMatter(source);
  if (parts === undefined) {
    throw new AppError(
      'invalid',
      'there is no front matter; expected title, url and language between two lines of "---" at the top',
    );
  }
  return articleOf(slug, parse(parts.frontMatter), parts.body);
};

/** HTML says in its head what Markdown says in front matter. */
const fromHtml = (slug: string, source: string, readHtml: ReadHtml | undefined): Article => {
  if (readHtml === undefined) throw new AppError('invalid', 'the file is HTML; expected Markdown here');
  const { title, text, canonical, language } = readHtml(source);
  const problems = [
    ...(title === '' ? ['there is no title; expected <title> or <h1>'] : []),
    ...(/^https?:\/\/[^\s/]+(\/\S*)?$/.test(canonical ?? '')
      ? []
      : ['there is no public address; expected <link rel="canonical" href="https://…">']),
    ...(language === undefined ? ['there is no language; expected <html lang="en"> or the like'] : []),
    ...(text === '' ? ['there is no text; expected some in <body>'] : []),
  ];
  if (problems.length > 0 || canonical === undefined || language === undefined)
    throw new AppError('invalid', problems.join('; '));
  return { slug, title, url: canonical, language, body: text };
};

/** The article in one `.md` or `.html` file, named after it. AppError invalid says what is wrong with it. */
export const readArticle = async (file: string, readHtml?: ReadHtml): Promise<Article> => {
  const source = await readFile(file, 'utf8');
  const extension = extname(file);
  const slug = basename(file, extension);
  return read(file, () =>
    extension === '.md' ? fromMarkdown(slug, source) : fromHtml(slug, source, readHtml),
  );
};

/** Paths of a folder's articles by name; subfolders are left out. AppError invalid where there are none. */
export const listFolder = async (path: string): Promise<string[]> => {
  const names = await readdir(path).catch((error: unknown) => {
    throw new AppError('invalid', `${path} cannot be read; expected a folder of Markdown or HTML files`, {
      cause: error,
    });
  });
  const files = names.filter((name) => /\.(md|html)$/.test(name)).sort();
  if (files.length === 0)
    throw new AppError('invalid', `${path} holds no .md or .html file; expected at least one article`);
  return files.map((name) => join(path, name));
};

/** All articles of a folder. AppError invalid names the file and what is wrong with it. */
export const readFolder = async (path: string, readHtml?: ReadHtml): Promise<Article[]> =>
  Promise.all((await listFolder(path)).map((file) => readArticle(file, readHtml)));
