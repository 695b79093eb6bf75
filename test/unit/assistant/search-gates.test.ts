import { modelWords } from '../../../core/assistant/history.ts';
import type { KnowledgeResult } from '../../../core/knowledge/passage.ts';
import { calls, createWorld, pricingPassage, says } from '../../factories/world.ts';
import { told } from './obedient-model.ts';

const nothing: KnowledgeResult = { passages: [], sufficient: false };
const little: KnowledgeResult = { passages: [pricingPassage], sufficient: false };
const shown = `Evidence is sufficient: no\n<evidence marker="id-0001">\n<passage n="1" title="Pricing">\n${pricingPassage.text}\n</passage>\n</evidence>`;

/** Asks, searches with what the knowledge then holds, and gives up. */
const searching = async (first: KnowledgeResult, second: KnowledgeResult) => {
  const world = createWorld();
  world.evidence = first;
  world.says('Does it run on my fridge?');
  world.modelAnswers = [calls('search_knowledge', { query: 'fridge' }), says('Which fridge is it?')];
  world.beforeModelAnswer = () => {
    world.evidence = second;
  };
  await world.turn();
  return world;
};
const result = (text: string) => ({
  toolUseId: 'use-search_knowledge',
  status: 'success',
  content: [{ text }],
});

describe('search_knowledge', () => {
  it('says so where nothing was found', async () => {
    const world = await searching(nothing, nothing);
    expect(world.searches).toEqual(['Does it run on my fridge?', 'fridge']);
    expect(told(world)).toEqual([result('Nothing was found.')]);
  });

  it('shows what little was found, and that it is not enough', async () => {
    const world = await searching(nothing, little);
    expect(told(world)).toEqual([result(shown)]);
  });

  it('says with the very first words that what was found is not enough', async () => {
    const world = await searching(little, nothing);
    expect(world.modelRequests[0]?.messages.at(-1)?.content[0]).toEqual({ text: shown });
  });
});

describe('what a model did, as it is repeated to it', () => {
  it('keeps results of tools as they are', () => {
    const block = { toolResult: { toolUseId: 'a', status: 'success' as const, content: [{ text: 'b' }] } };
    expect(modelWords([{ text: ' ' }, block])).toEqual([block]);
  });
});
