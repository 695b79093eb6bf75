import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildIndex, type KnowledgeIndex } from '../adapters/knowledge/build-index.ts';
import { readFolder } from '../adapters/knowledge/folder.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { Article } from '../core/knowledge/article.ts';

/**
 * Articles of all sources in the configuration; folders are relative to the working directory. AppError invalid where
 * a source is not usable or two articles have the same file name.
 */
export const readSources = async ({ knowledge }: Pick<FrontdeskConfig, 'knowledge'>): Promise<Article[]> => {
  const articles = (await Promise.all(knowledge.sources.map(({ path }) => readFolder(path)))).flat();
  const seen = new Set<string>();
  for (const { slug } of articles) {
    if (seen.has(slug)) {
      throw new AppError(
        'invalid',
        `two articles are called ${slug}.md; expected file names that differ in all sources`,
      );
    }
    seen.add(slug);
  }
  return articles;
};

/** Writes the index that `knowledgeFromFile` reads. */
export const buildKnowledgeIndex = async (
  config: Pick<FrontdeskConfig, 'knowledge'>,
  outFile: string,
): Promise<KnowledgeIndex> => {
  const index = buildIndex(await readSources(config));
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, JSON.stringify(index));
  return index;
};
