import { claim, effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const escalated = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  return world;
};
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
const owner = async (world: World) => [
  (await world.store.getOwnership(world.conversation)).owner,
  (await stateOf(world))?.owner,
];
const assistant = { kind: 'assistant' };
const post = (text: string, rest = {}) => ({
  kind: 'thread_post',
  card: 2,
  post: { from: 'system', text, ...rest },
});
const card = (over: object) => ({
  kind: 'card_update',
  card: 2,
  view: expect.objectContaining(over) as unknown,
});
const closedPost = post('The chat was closed at the help desk.');

describe('a chat that is closed at the help desk', () => {
  const close = (world: World) => {
    world.ticket.status = 'closed';
  };

  it('ends its case, and is with the assistant when the visitor comes back', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    expect(await during(world, () => close(world))).toEqual([card({ status: 'resolved' }), closedPost]);
    expect([await owner(world), (await stateOf(world))?.closed]).toEqual([[assistant, assistant], true]);
    expect(await during(world, () => undefined)).toEqual([]);
    world.ticket.status = 'open';
    world.modelAnswers = [says('Per agent [1].')];
    await during(world, () => world.says('How is it priced?'));
    expect([(await texts(world)).at(-1), (await stateOf(world))?.closed]).toEqual([
      'assistant: Per agent.',
      false,
    ]);
  });

  it('still answers words that came with the closing, under the new epoch', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    world.modelAnswers = [says('Per agent [1].')];
    const effects = await during(world, () => {
      world.says('How is it priced?');
      close(world);
    });
    expect(effects).toEqual([
      card({ status: 'resolved' }),
      closedPost,
      {
        kind: 'reply',
        message: {
          from: 'assistant',
          text: 'Per agent.',
          sources: [{ title: 'Pricing', url: 'https://www.liveagent.com/pricing/' }],
        },
        fence: 2,
      },
    ]);
    expect((await world.store.getOwnership(world.conversation)).epoch).toBe(2);
  });

  it('after more than one turn takes is closed all the same', async () => {
    const world = await escalated();
    world.modelAnswers = [says('One moment.')];
    await during(world, () => {
      for (let n = 1; n <= 15; n += 1) world.says(`And ${n}?`);
      world.agentSays('Solved, bye!');
      close(world);
    });
    const state = await stateOf(world);
    expect([await owner(world), state?.closed, state?.case?.status]).toEqual([
      [assistant, assistant],
      true,
      'resolved',
    ]);
  });

  it('by the agent who answered last is nobody’s any more', async () => {
    const world = await escalated();
    await during(world, () => {
      world.agentSays('Solved, bye!');
      close(world);
    });
    expect([await owner(world), (await stateOf(world))?.closed]).toEqual([[assistant, assistant], true]);
  });
});
