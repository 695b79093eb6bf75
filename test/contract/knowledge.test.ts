import { bedrockKnowledge } from '../../adapters/knowledge/bedrock.ts';
import { buildIndex } from '../../adapters/knowledge/build-index.ts';
import { embeddedKnowledge } from '../../adapters/knowledge/embedded.ts';
import { knowledgeBaseId, openKnowledgeBase } from '../factories/knowledge-base.ts';
import { articles, knowledgeContract } from './knowledge.suite.ts';

describe('the embedded engine', () => {
  knowledgeContract(async () => embeddedKnowledge(buildIndex(articles)));
});

describe('the engine of Bedrock, from publishing to Retrieve', () => {
  let close: () => Promise<void>;
  afterAll(() => close());

  knowledgeContract(async () => {
    const base = await openKnowledgeBase();
    close = base.close;
    const report = await base.publisher().publish({ version: 'v1', articles, put: articles, removed: [] });
    expect(report).toEqual({ articles: articles.length, failed: [] });
    // Measured on the questions of the suite: scores of the emulator are its own.
    return bedrockKnowledge(base.client, { knowledgeBaseId, minScore: 0.2 });
  });
});
