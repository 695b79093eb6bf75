import { AppError } from '../../../core/errors.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { claim, stateOf, texts } from '../../factories/team-acts.ts';
import { calls, createWorld, pricingPassage, says } from '../../factories/world.ts';

describe('opening a chat', () => {
  it('greets in the session language with links and questions, without asking the model', async () => {
    const world = createWorld();
    world.visitor = { language: 'fr', visitor: { name: 'Zoé' } };
    await world.turn();
    expect(await world.replies()).toEqual([
      {
        from: 'assistant',
        text: config.welcome.text.fr,
        choices: [
          { kind: 'link', label: 'Tarifs', url: 'https://www.liveagent.com/pricing/' },
          { kind: 'link', label: 'Essai gratuit', url: 'https://www.liveagent.com/trial/' },
          { kind: 'link', label: 'Demander une démo', url: 'https://www.liveagent.com/demo/' },
          { kind: 'question', label: 'Quelles sont les principales fonctionnalités de LiveAgent ?' },
          { kind: 'question', label: 'Quel est le modèle de tarification de LiveAgent ?' },
        ],
      },
    ]);
    expect(world.modelRequests).toEqual([]);
  });

  it('greets nobody whom a teammate has taken before the opening could be read', async () => {
    const world = createWorld();
    world.visitor = { language: 'fr', visitor: { name: 'Zoé' } };
    await claim(world);
    await world.turn();
    expect((await world.replies()).map(({ from }) => from)).toEqual(['system']);
    expect((await stateOf(world))?.visitor).toEqual({ name: 'Zoé' });
  });

  it('greets once however often the doorbell rings', async () => {
    const world = createWorld();
    await world.turn();
    await world.turn();
    await world.turn({ attempt: 2 });
    expect(await world.replies()).toHaveLength(1);
  });

  it('takes a bare number for the question it picks', async () => {
    const world = createWorld();
    await world.turn();
    world.says(' 2. ');
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    expect(world.modelRequests[0]?.messages.at(-1)?.content.at(-1)).toEqual({
      text: '<visitor>What is the pricing model of LiveAgent?</visitor>',
    });
  });
});

describe('answering', () => {
  it('sends the answer with its sources as links, in one model call', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [says('You pay per agent and month [1].')];
    await world.turn();
    expect((await world.replies()).slice(1)).toEqual([
      {
        from: 'assistant',
        text: 'You pay per agent and month.',
        sources: [{ title: 'Pricing', url: pricingPassage.url }],
      },
    ]);
    expect(world.modelRequests).toHaveLength(1);
  });

  it('answers a burst once', async () => {
    const world = createWorld();
    await world.turn();
    for (const text of ['Hi', 'a question', 'how is it priced', 'per month?']) world.says(text);
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    expect(await world.replies()).toHaveLength(2);
    expect(world.modelRequests[0]?.messages.at(-1)?.content.at(-1)).toEqual({
      text: '<visitor>Hi\na question\nhow is it priced\nper month?</visitor>',
    });
  });

  it('lets no address leave that was not retrieved, nor an image nor an invisible character', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [
      says(
        'See https://evil.example/x and [here](https://evil.example/y) ![p](https://evil.example/z.png) pri\u200bces [1] [7].',
      ),
    ];
    await world.turn();
    expect((await world.replies())[1]).toEqual({
      from: 'assistant',
      text: 'See and here prices.',
      sources: [{ title: 'Pricing', url: pricingPassage.url }],
    });
  });

  it('asks again after a promise nobody made, and falls back to an offer', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [
      says('I have transferred you to a colleague.'),
      says('I will connect you to an agent now.'),
    ];
    await world.turn();
    expect(await texts(world)).toEqual([
      `assistant: ${config.welcome.text.en}`,
      `assistant: ${en.words.cannotAnswer} ${en.words.offerPerson}`,
    ]);
  });

  it('tries a failing model again by redelivery, then calls a person', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    const down = new AppError('unavailable', 'the model is down');
    world.modelAnswers = [down, down, down];
    await expect(world.turn()).rejects.toBe(down);
    await expect(world.turn({ attempt: 2 })).rejects.toBe(down);
    await world.turn({ attempt: 3 });
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.troublePersonAsked}`);
    expect((await world.store.history(world.conversation)).state?.case?.reason).toBe('model_failure');
  });

  it('leaves evidence for the next call when a tool finds more', async () => {
    const world = createWorld();
    world.evidence = { passages: [], sufficient: false };
    world.says('How is it priced?');
    world.modelAnswers = [calls('search_knowledge', { query: 'pricing model' }), says('Per agent [1].')];
    const search = world.turn();
    world.evidence = { passages: [pricingPassage], sufficient: true };
    await search;
    expect((await world.replies())[1]?.sources).toEqual([{ title: 'Pricing', url: pricingPassage.url }]);
  });
});
