import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadIndex } from '../../../adapters/knowledge/load-index.ts';
import type { FrontdeskConfig } from '../../../core/config.ts';
import config from '../../../frontdesk.config.ts';
import { articleLanguages } from '../../../scripts/build-knowledge.ts';
import { functionAssets } from '../../../scripts/function-assets.ts';
import { appError } from '../../factories/errors.ts';

const withKnowledge = (knowledge: Partial<FrontdeskConfig['knowledge']>): FrontdeskConfig => ({
  ...config,
  knowledge: { ...config.knowledge, ...knowledge },
});
const folder = { kind: 'folder', path: 'knowledge' } as const;
const sitemap = { kind: 'sitemap', url: 'https://www.example.com/sitemap.xml' } as const;

const written = async (knowledge: Partial<FrontdeskConfig['knowledge']>) => {
  const assets = functionAssets(withKnowledge(knowledge));
  const dir = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  for (const asset of assets) await asset.run(dir);
  return { dir, functions: assets.map((asset) => asset.function), files: (await readdir(dir)).sort() };
};

describe('functionAssets', () => {
  it('are an index for converse, and the folders for the synchronisation', async () => {
    const { dir, functions, files } = await written({ engine: 'embedded', sources: [folder, sitemap] });
    expect(functions).toEqual(['converse', 'sync-knowledge']);
    expect(files).toEqual(['knowledge', 'knowledge.json']);
    expect(await readdir(join(dir, 'knowledge'))).toEqual(await readdir('knowledge'));
    const { articles } = await loadIndex(join(dir, 'knowledge.json'));
    expect(articles).toHaveLength((await readdir('knowledge')).length);
  });

  it('are an empty index where no source is a folder', async () => {
    const { dir, files } = await written({ engine: 'embedded', sources: [sitemap] });
    expect(files).toEqual(['knowledge.json']);
    expect((await loadIndex(join(dir, 'knowledge.json'))).articles).toEqual([]);
  });

  it('are no index with the engine of Bedrock', async () => {
    expect((await written({ engine: 'bedrock', sources: [folder] })).files).toEqual(['knowledge']);
  });

  it.each(['../elsewhere', '/etc', 'knowledge/../../elsewhere'])('refuse the folder %s', (path) => {
    let thrown: unknown;
    try {
      functionAssets(withKnowledge({ sources: [{ kind: 'folder', path }] }));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(
      appError(
        'invalid',
        `knowledge.sources has the folder ${path}; expected one inside this project, which is what is deployed`,
      ),
    );
  });
});

describe('articleLanguages', () => {
  const languages = async (knowledge: Partial<FrontdeskConfig['knowledge']>) => {
    const found = await articleLanguages(withKnowledge(knowledge));
    return found === undefined ? undefined : [...new Set(found)].sort();
  };

  it('are those of the folders where nothing else gives articles', async () => {
    expect(await languages({ engine: 'embedded', sources: [folder] })).toEqual(
      expect.arrayContaining(['de', 'en', 'fr']),
    );
  });

  it('can be any where pages are read from elsewhere, or a knowledge base holds them', async () => {
    expect(await languages({ engine: 'embedded', sources: [folder, sitemap] })).toBeUndefined();
    expect(await languages({ engine: 'bedrock', sources: [folder] })).toBeUndefined();
  });
});
