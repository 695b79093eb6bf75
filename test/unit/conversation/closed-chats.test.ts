import config from '../../../frontdesk.config.ts';
import { claim, effectsAfter, resolves, stateOf, texts } from '../../factories/team-acts.ts';
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

  it('is over once, also where its closing and words after it are learned one by one', async () => {
    const world = await escalated();
    await claim(world);
    await world.turn();
    const skip = (await effectsAfter(world, 0)).length;
    world.says('How is it priced?');
    close(world);
    world.modelAnswers = [says('Per agent [1].')];
    await world.turn({ attempt: 6, last: true });
    expect(await effectsAfter(world, skip)).toEqual([
      card({ status: 'resolved' }),
      closedPost,
      expect.objectContaining({ kind: 'reply' }),
    ]);
    expect([await owner(world), (await stateOf(world))?.closed, (await texts(world)).at(-1)]).toEqual([
      [assistant, assistant],
      true,
      'assistant: Per agent.',
    ]);
  });

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

  it('is nobody’s either where somebody took it before that was heard, and stands behind that in its story', async () => {
    const world = await escalated();
    await during(world, async () => {
      await claim(world);
      close(world);
    });
    const { inputs, state } = await world.store.history(world.conversation);
    expect([await owner(world), state?.case?.status]).toEqual([[assistant, assistant], 'resolved']);
    expect(inputs.map(({ kind }) => kind).slice(-2)).toEqual(['claimed', 'closed']);
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

describe('a chat that is closed while its visitor waits', () => {
  const waiting = async (words: string, over = {}) => {
    const world = createWorld(over);
    world.says(words);
    await world.turn();
    world.clock.advance(4 * 60_000);
    return world;
  };
  const close = (world: World) => {
    world.ticket.status = 'closed';
  };
  const left = post('The chat was closed while the visitor waited: nobody had taken it for 4 minutes.');

  it('is counted as a wait that nobody ended, the card says so, and nobody is called any more', async () => {
    const world = await waiting('a human please');
    expect(await during(world, () => close(world))).toEqual([
      card({ status: 'resolved', abandonedAt: world.clock.now() }),
      left,
    ]);
    expect(world.counted).toEqual(expect.arrayContaining(['WaitsAbandoned', 'AbandonedWait 240000']));
  });

  it('goes to the team by mail where the visitor can be answered so', async () => {
    const world = await waiting('a human please, zoe@example.org', {
      escalation: { ...config.escalation, unclaimed: [] },
      liveagent: { ...config.liveagent, tags: { abandoned: 'nobody came' } },
    });
    const effects = await during(world, () => close(world));
    expect(effects).toEqual([
      expect.objectContaining({
        kind: 'team_mail',
        subject: 'A visitor left before anybody took the chat',
        replyTo: 'zoe@example.org',
      }),
      card({ status: 'resolved' }),
      left,
      { kind: 'tag', name: 'nobody came' },
    ]);
  });

  it('is not counted so where somebody had taken it', async () => {
    const world = await waiting('a human please');
    await claim(world);
    await world.turn();
    await during(world, () => close(world));
    expect(world.counted.filter((metric) => metric.startsWith('WaitsAbandoned'))).toEqual([]);
    expect((await stateOf(world))?.case?.abandonedAt).toBeUndefined();
  });
});

describe('tags at the help desk', () => {
  const tags = { escalated: 'person needed', resolved: 'done' };
  const tagged = async (world: World) =>
    (await effectsAfter(world, 0)).flatMap((effect) => (effect.kind === 'tag' ? [effect.name] : []));

  it('are set when a person is called and when the team resolves, each once', async () => {
    const world = createWorld({ liveagent: { ...config.liveagent, tags } });
    world.says('a human please');
    await world.turn();
    world.says('a human please');
    await world.turn();
    expect(await tagged(world)).toEqual(['person needed']);
    await claim(world);
    await resolves(world);
    await world.turn();
    expect(await tagged(world)).toEqual(['person needed', 'done']);
  });

  it('are none where none is configured', async () => {
    const world = await escalated();
    await claim(world);
    await resolves(world);
    await world.turn();
    expect(await tagged(world)).toEqual([]);
  });
});
