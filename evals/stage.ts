import { buildIndex } from '../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../adapters/knowledge/embedded.ts';
import { readFolder } from '../adapters/knowledge/folder.ts';
import type { FrontdeskConfig } from '../core/config.ts';
import { AppError } from '../core/errors.ts';
import type { Knowledge } from '../core/ports.ts';
import { openaiModel } from '../local/emulators/bedrock/openai-model.ts';
import { scriptedModel } from '../local/emulators/bedrock/scripted/scripted-model.ts';
import type { ConverseModel } from '../local/emulators/bedrock/wire.ts';
import type { Golden } from './golden.ts';
import { type ModelServer, serveModel } from './model-server.ts';
import type { Stage } from './play-golden.ts';
import { configOf } from './read-golden.ts';

export type ModelChoice =
  | { kind: 'scripted' }
  | { kind: 'bedrock' }
  | { kind: 'openai'; url: string; name: string; apiKey?: string };

type Sources = FrontdeskConfig['knowledge']['sources'];

/** Articles of the configured folders: conversations need a knowledge base that is the same everywhere. */
const knowledgeOf = async (sources: Sources): Promise<Knowledge> => {
  const folders = sources.flatMap((source) => (source.kind === 'folder' ? [source.path] : []));
  if (folders.length === 0) {
    throw new AppError(
      'invalid',
      'knowledge.sources names no folder; expected one, because evals fetch nothing from the web',
    );
  }
  const articles = await Promise.all(folders.map((path) => readFolder(path)));
  return embeddedKnowledge(buildIndex(articles.flat()));
};

const behind = (choice: ModelChoice): ConverseModel | undefined => {
  if (choice.kind === 'scripted') return scriptedModel();
  if (choice.kind === 'bedrock') return undefined;
  const { url, name, apiKey } = choice;
  return openaiModel({ url, model: name, ...(apiKey === undefined ? {} : { apiKey }) });
};

/** Without this a wrong key would cost as many failing runs as there are. AppError of the model port. */
const askOnce = async ({ model }: ModelServer): Promise<void> => {
  await model.converse(
    {
      system: { stable: 'You answer with one word.', session: 'Answer in: English (en)' },
      messages: [{ role: 'user', content: [{ text: 'Say yes.' }] }],
      tools: [],
      maxTokens: 100,
      temperature: 0,
    },
    { signal: AbortSignal.timeout(60_000) },
  );
};

export interface Stages {
  for(golden: Golden): Promise<Stage>;
  close(): Promise<void>;
}

/** What conversations share: one model server, and an index for each set of sources. `nowMs` runs while the model thinks. */
export const createStages = async (
  base: FrontdeskConfig,
  choice: ModelChoice,
  nowMs: () => number,
): Promise<Stages> => {
  const server = await serveModel(base, behind(choice));
  if (choice.kind !== 'scripted') {
    await askOnce(server).catch(async (error: unknown) => {
      await server.close();
      if (!(error instanceof AppError)) throw error;
      const which = choice.kind === 'openai' ? choice.url : `${base.model.id} on Amazon Bedrock`;
      throw new AppError(error.code, `${which} cannot be asked: ${error.message}`, { cause: error });
    });
  }
  const indexes = new Map<string, Promise<Knowledge>>();
  const knowledgeFor = (sources: Sources): Promise<Knowledge> => {
    const key = JSON.stringify(sources);
    const known = indexes.get(key) ?? knowledgeOf(sources);
    indexes.set(key, known);
    return known;
  };
  return {
    for: async (golden) => {
      const config = configOf(golden, base);
      return { config, server, knowledge: await knowledgeFor(config.knowledge.sources), nowMs };
    },
    close: server.close,
  };
};
