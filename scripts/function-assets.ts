import { cp } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { Asset } from './build-functions.ts';
import { buildKnowledgeIndex } from './build-knowledge.ts';

/** `converse` answers from it until the first synchronisation, and whenever the newer one cannot be read. */
const bundledIndex = (config: FrontdeskConfig): Asset => ({
  function: 'converse',
  run: async (dir) => {
    await buildKnowledgeIndex(config, join(dir, 'knowledge.json'));
  },
});

/** Folders travel with the function that reads them, under their own names. */
const folder = (path: string): Asset => {
  if (isAbsolute(path) || normalize(path).startsWith('..')) {
    throw new AppError(
      'invalid',
      `knowledge.sources has the folder ${path}; expected one inside this project, which is what is deployed`,
    );
  }
  return {
    function: 'sync-knowledge',
    run: (dir) => cp(path, join(dir, path), { recursive: true }),
  };
};

/** What functions read at run time beside their code. */
export const functionAssets = (config: FrontdeskConfig): Asset[] => [
  ...(config.knowledge.engine === 'embedded' ? [bundledIndex(config)] : []),
  ...config.knowledge.sources.flatMap((source) => (source.kind === 'folder' ? [folder(source.path)] : [])),
];
