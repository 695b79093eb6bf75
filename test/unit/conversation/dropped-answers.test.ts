import { claim, handBack, texts, writesInThread } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

/** A chat whose visitor has asked for a person, then for a price; number of the effect which answers that. */
const answered = async () => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  world.says('What does it cost?');
  world.modelAnswers = [says('Per agent and month [1].')];
  await world.turn();
  const { effects } = await world.store.history(world.conversation);
  return { world, effect: effects.findLast(({ body }) => body.kind === 'reply')?.seq ?? 0 };
};

const drops = async (world: World, effect: number) => {
  world.clock.advance(1_000);
  const at = world.clock.now();
  const id = `dropped:${effect}`;
  await world.store.recordInput(world.conversation, { id, at, kind: 'answer_dropped', effect });
};

describe('an answer that was dropped because somebody took the chat', () => {
  it('counts as never sent, and its question is answered when the chat comes back', async () => {
    const { world, effect } = await answered();
    await claim(world);
    await world.turn();
    await drops(world, effect);
    await world.turn({ look: 'inside' });
    const { messages } = await world.store.history(world.conversation);
    expect(messages.find(({ text }) => text === 'Per agent and month.')).toMatchObject({ unsent: true });
    await handBack(world);
    world.modelAnswers = [says('Each agent is paid for monthly [1].')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Each agent is paid for monthly.');
    expect(JSON.stringify(world.modelRequests.at(-1)?.messages)).not.toContain('Per agent and month');
  });
});

describe('an answer that is known to be dropped only after the chat came back', () => {
  const cameBack = async (between: (world: World) => Promise<unknown> = async () => undefined) => {
    const { world, effect } = await answered();
    await claim(world);
    await world.turn();
    await between(world);
    await handBack(world);
    await world.turn();
    await drops(world, effect);
    world.modelAnswers = [says('Each agent is paid for monthly [1].')];
    return world;
  };

  it('is given again, once, beside what the visitor has asked since', async () => {
    const world = await cameBack();
    world.says('And is there a trial?');
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Each agent is paid for monthly.');
    expect(world.modelRequests.at(-1)?.messages.at(-1)?.content.at(-1)).toEqual({
      text: '<visitor>What does it cost?\nAnd is there a trial?</visitor>',
    });
    const said = await texts(world);
    await world.turn();
    expect(await texts(world)).toEqual(said);
  });

  it('is not given where the teammate answered', async () => {
    const world = await cameBack(async (between) => {
      await writesInThread(between, 'It costs 15 dollars.');
      await between.turn();
    });
    await world.turn();
    expect((await texts(world)).at(-1)).toContain('system: The assistant is back');
  });
});

describe('a question asked just before the claim', () => {
  it('is answered by the assistant when the teammate hands back without a word', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    world.says('What does it cost?');
    await claim(world);
    await world.turn();
    await handBack(world);
    world.modelAnswers = [says('Per agent and month [1].')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Per agent and month.');
  });
});
