import { stepOf } from '../../../core/assistant/step.ts';
import { calls, createWorld, pricingPassage, says, type World } from '../../factories/world.ts';

const asked = async (world: World, text: string) => {
  world.says(text);
  await world.turn();
  const { messages } = await world.store.history(world.conversation);
  return messages;
};

describe('what the assistant looked up', () => {
  it('stands with its answer: what for and how much, and nothing of what it read', async () => {
    const world = createWorld();
    world.page = new Error('down');
    world.modelAnswers = [
      calls('search_knowledge', { query: 'agents\nper month' }),
      calls('read_page', { url: 'https://other.example/?q=1' }),
      says('It is 15 dollars per agent [1].'),
    ];
    const messages = await asked(world, 'How is it priced?');
    expect(messages.at(-1)?.steps).toEqual([
      { tool: 'search_knowledge', about: 'How is it priced?', passages: 1 },
      { tool: 'search_knowledge', about: 'agents per month', passages: 1 },
      { tool: 'read_page', about: 'https://other.example/?q=1', failed: true },
    ]);
    expect(JSON.stringify(messages.at(-1)?.steps)).not.toContain(pricingPassage.text.slice(0, 20));
    expect(messages.filter(({ steps }) => steps !== undefined)).toHaveLength(1);
  });

  it('stands with the offer of a person where nothing was found', async () => {
    const world = createWorld();
    world.evidence = { passages: [], sufficient: false };
    world.modelAnswers = [calls('request_human', { reason: 'no_evidence', brief: 'Wants SAML.' })];
    const messages = await asked(world, 'Do you have SAML?');
    expect(messages.at(-1)?.steps).toEqual([
      { tool: 'search_knowledge', about: 'Do you have SAML?', passages: 0 },
      { tool: 'request_human', about: 'no_evidence' },
    ]);
  });

  it('is no part of messages that no model was asked for', async () => {
    const messages = await asked(createWorld(), 'a human please');
    expect(messages.flatMap(({ steps = [] }) => steps)).toEqual([]);
  });

  it.each([
    [{ name: 'x'.repeat(100), input: 1 }, { tool: `${'x'.repeat(63)}…` }],
    [{ name: '__proto__', input: { query: 'a' } }, { tool: '__proto__' }],
    [{ name: 'search_knowledge', input: null }, { tool: 'search_knowledge' }],
    [
      { name: 'search_knowledge', input: { query: 'a'.repeat(1_000) } },
      { tool: 'search_knowledge', about: `${'a'.repeat(199)}…` },
    ],
    [{ name: 'notify_sales', input: { email: 'zoe@example.com' } }, { tool: 'notify_sales' }],
  ])('is bounded and holds particulars of nobody (%#)', (call, expected) => {
    expect(stepOf(call, { status: 'success' })).toEqual(expected);
  });
});
