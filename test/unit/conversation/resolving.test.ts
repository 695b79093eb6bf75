import { anna, ben } from '../../factories/conversation.ts';
import { claim, effectsAfter, resolves, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const resolved = async () => {
  const world = createWorld();
  world.says('a human please');
  await world.turn();
  await claim(world);
  await resolves(world);
  await world.turn();
  return world;
};
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
const resolveEffect = async (world: World) => {
  const { effects } = await world.store.history(world.conversation);
  return effects.findLast(({ body }) => body.kind === 'resolve');
};
const close = (world: World) => {
  world.ticket.status = 'closed';
};
const dropped = async (world: World) => {
  world.clock.advance(1_000);
  const effect = (await resolveEffect(world))?.seq ?? 0;
  const at = world.clock.now();
  await world.store.recordInput(world.conversation, {
    id: `dropped:${effect}`,
    at,
    kind: 'answer_dropped',
    effect,
  });
};
const caseOf = async (world: World) => (await stateOf(world))?.case;

describe('closing the ticket after Resolve', () => {
  it('is decided with what was known: the owner’s epoch and the last message', async () => {
    const world = await resolved();
    const known = (await stateOf(world))?.lastMessage;
    expect((await resolveEffect(world))?.body).toEqual({ kind: 'resolve', epoch: 2, upTo: known });
  });

  it('does not end the new case of a visitor who wrote before it came through', async () => {
    const world = await resolved();
    await during(world, () => world.says('a human please, once more'));
    expect((await caseOf(world))?.status).toBe('waiting');
    expect(await during(world, () => close(world))).toEqual([]);
    const { status, abandonedAt } = (await caseOf(world)) ?? {};
    expect([status, abandonedAt, (await stateOf(world))?.closed]).toEqual(['waiting', undefined, true]);
  });

  it('does not take the chat from a teammate who took it again meanwhile', async () => {
    const world = await resolved();
    await during(world, () => claim(world, ben));
    expect(await during(world, () => close(world))).toEqual([]);
    expect((await stateOf(world))?.owner).toEqual({ kind: 'teammate', teammate: ben });
  });

  it('leaves a question that came with it to the assistant', async () => {
    const world = await resolved();
    world.modelAnswers = [says('Per agent [1].')];
    const effects = await during(world, () => {
      world.says('How is it priced?');
      close(world);
    });
    expect(effects.map(({ kind }) => kind)).toEqual(['reply']);
  });

  it('counts once: whoever closes the chat after that ends the new case', async () => {
    const world = await resolved();
    await during(world, () => close(world));
    world.ticket.status = 'open';
    await during(world, () => world.says('a human please, once more'));
    await during(world, () => close(world));
    expect((await caseOf(world))?.abandonedAt).toBe(world.clock.now());
  });

  it('is forgotten where it was dropped, and the thread says that the ticket stays open', async () => {
    const world = await resolved();
    expect(await during(world, () => dropped(world))).toEqual([
      {
        kind: 'thread_post',
        card: 2,
        post: {
          from: 'system',
          text: 'The chat went on after it was resolved, so it stays open in LiveAgent.',
        },
      },
    ]);
    await during(world, () => world.says('a human please, once more'));
    await during(world, () => close(world));
    expect((await caseOf(world))?.abandonedAt).toBe(world.clock.now());
  });

  it('says nothing in the old thread where a new case tells of it already', async () => {
    const world = await resolved();
    await during(world, () => world.says('a human please, once more'));
    expect(await during(world, () => dropped(world))).toEqual([]);
  });

  it('is nobody’s but the visitor’s a quarter of an hour later', async () => {
    const world = await resolved();
    world.clock.advance(15 * 60_000);
    await during(world, () => world.says('a human please, once more'));
    await during(world, () => close(world));
    expect((await caseOf(world))?.abandonedAt).toBe(world.clock.now());
  });

  it('is not asked for twice by two who press', async () => {
    const world = await resolved();
    const before = await resolveEffect(world);
    await during(world, () => resolves(world, anna));
    expect(await resolveEffect(world)).toEqual(before);
  });
});
