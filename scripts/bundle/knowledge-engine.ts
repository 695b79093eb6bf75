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
  setup: ({ onLoad }) => {
    const other = engine === 'embedded' ? 'bedrock' : 'embedded';
    for (const [filter, names] of modules[other]) {
      const why = JSON.stringify(`bundles for the engine "${engine}" hold no engine "${other}"`);
      const contents = names.map((name) => `export const ${name} = () => { throw new Error(${why}); };`);
      onLoad({ filter }, () => ({ contents: contents.join('\n') }));
    }
  },
});
