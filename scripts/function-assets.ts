import { join } from 'node:path';
import type { FrontdeskConfig } from '../core/config.ts';
import type { Asset } from './build-functions.ts';
import { buildKnowledgeIndex } from './build-knowledge.ts';

/** What functions read at run time beside their code: `converse` searches an index built from the sources. */
export const functionAssets = (config: FrontdeskConfig): Asset[] => [
  {
    function: 'converse',
    run: async (dir) => {
      await buildKnowledgeIndex(config, join(dir, 'knowledge.json'));
    },
  },
];
