import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildIndex, type KnowledgeIndex } from '../adapters/knowledge/build-index.ts';
import { readFolder } from '../adapters/knowledge/folder.ts';
import { readHtml } from '../adapters/page-reader/page-text.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { Article } from '../core/knowledge/article.ts';

interface Sources {
  knowledge: Pick<FrontdeskConfig['knowledge'], 'sources'>;
}

/**
 * Articles of all folders in the configuration; they are relative to the working directory. AppError invalid where
 * a source is not usable or two articles have the same file name.
 */
export const readSources = async ({ knowledge }: Sources): Promise<Article[]> => {
  const folders = knowledge.sources.flatMap((source) => (source.kind === 'folder' ? [source.path] : []));
  const articles = (await Promise.all(folders.map((folder) => readFolder(folder, readHtml)))).flat();
  const seen = new Set<string>();
  for (const { slug } of articles) {
    if (seen.has(slug)) {
      throw new AppError(
        'invalid',
        `two articles are called ${slug}; expected file names that differ in all folders`,
      );
    }
    seen.add(slug);
  }
  return articles;
};

/**
 * Languages (ISO 639-1) that articles can have; undefined where only reading other sources than folders would tell, or
 * a knowledge base may hold documents of others.
 */
export const articleLanguages = async (config: {
  knowledge: Pick<FrontdeskConfig['knowledge'], 'engine' | 'sources'>;
}): Promise<string[] | undefined> => {
  const { engine, sources } = config.knowledge;
  if (engine === 'bedrock' || sources.some(({ kind }) => kind !== 'folder')) return undefined;
  return (await readSources(config)).map(({ language }) => language);
};

/** Writes the index that the embedded engine begins with. */
export const buildKnowledgeIndex = async (config: Sources, outFile: string): Promise<KnowledgeIndex> => {
  const index = buildIndex(await readSources(config));
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, JSON.stringify(index));
  return index;
};
