import { basename, join } from 'node:path';
import type { ReadHtml } from '../../core/knowledge/html-page.ts';
import type { KnowledgeSources } from '../../core/knowledge/sync/source.ts';
import { listFolder, readArticle } from './folder.ts';

/** Source `folder`: Markdown and HTML files below `root`, the working directory where left out. */
export const folderSource =
  ({ readHtml, root = '' }: { readHtml: ReadHtml; root?: string }): KnowledgeSources['folder'] =>
  async ({ path }) => {
    const files = await listFolder(join(root, path));
    // Named as in the configuration, whatever the root: the same files are the same pages on every machine.
    const names = files.map((file) => `${path.replace(/\/+$/, '')}/${basename(file)}`);
    const byName = new Map(names.map((name, i) => [name, files[i] ?? name]));
    return {
      pages: names,
      problems: [],
      leftOut: [],
      read: async (from) => {
        const { slug, ...article } = await readArticle(byName.get(from) ?? from, readHtml);
        return { outcome: 'read', page: { ...article, name: slug } };
      },
    };
  };
