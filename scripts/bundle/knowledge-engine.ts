import type { Plugin } from 'esbuild';
import type { FrontdeskConfig } from '../../core/config.ts';

type Engine = FrontdeskConfig['knowledge']['engine'];

/** Modules that one engine alone needs, and what the wiring imports from them. */
const modules: Record<Engine, [RegExp, string[]][]> = {
  embedded: [
    [/adapters[\\/]knowledge[\\/]refreshing\.ts$/, ['refreshingKnowledge']],
    [/adapters[\\/]knowledge[\\/]load-index\.ts$/, ['loadIndex']],
    [/adapters[\\/]knowledge[\\/]index-publisher\.ts$/, ['indexPublisher']],
  ],
  bedrock: [
    [/adapters[\\/]knowledge[\\/]bedrock\.ts$/, ['bedrockKnowledge', 'bedrockRetrieveClient']],
    [/adapters[\\/]knowledge[\\/]bedrock-publisher\.ts$/, ['bedrockPublisher']],
    [/adapters[\\/]knowledge[\\/]ingestion\.ts$/, ['bedrockAgentClient', 'ingestion']],
    [/adapters[\\/]knowledge[\\/]s3-documents\.ts$/, ['s3Documents']],
  ],
};

/** A bundle holds the engine it is configured for; the other is not even there to be loaded at a cold start. */
export const knowledgeEngine = (engine: Engine): Plugin => ({
  name: 'knowledge-engine',
  setup: ({ onLoad, onResolve }) => {
    const other = engine === 'embedded' ? 'bedrock' : 'embedded';
    const why = JSON.stringify(`bundles for the engine "${engine}" hold no engine "${other}"`);
    const refuse = (names: string[]) => ({
      contents: names.map((name) => `export const ${name} = () => { throw new Error(${why}); };`).join('\n'),
    });
    for (const [filter, names] of modules[other]) onLoad({ filter }, () => refuse(names));
    // The synchronisation keeps its snapshot in S3 whatever the engine; converse reads nothing there but an index.
    onResolve({ filter: /[\\/]index-store[\\/]s3\.ts$/ }, ({ importer, path }) =>
      engine === 'bedrock' && /functions[\\/]converse[\\/]index\.ts$/.test(importer)
        ? { path, namespace: 'no-index' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-index' }, () => refuse(['s3Client', 's3IndexStore']));
  },
});
