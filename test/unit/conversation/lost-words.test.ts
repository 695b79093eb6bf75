import {
  claim,
  deliveryFails,
  effectsAfter,
  handBack,
  resolves,
  stateOf,
  timerFires,
} from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const long = 'A long story. '.repeat(400);
const minute = 60_000;

const escalated = async (...lines: string[]) => {
  const world = createWorld();
  world.says('a human please, zoe@example.org');
  await world.turn();
  for (const line of lines) {
    world.says(line);
    world.modelAnswers = [says('Just a moment.')];
    await world.turn();
  }
  return world;
};

/** Posts of the visitor's words in the thread, with the number of each effect. */
const postsOf = async (world: World) =>
  (await world.store.history(world.conversation)).effects.flatMap(({ seq, body }) =>
    body.kind === 'thread_post' && body.post.from === 'visitor' ? [{ seq, post: body.post }] : [],
  );

const fails = async (
  world: World,
  { seq, post }: Awaited<ReturnType<typeof postsOf>>[number],
  old = false,
) => {
  const { text, firstMessage } = post;
  const words = { text, ...(old || firstMessage === undefined ? {} : { firstMessage }) };
  await deliveryFails(world, seq, { what: 'thread_post', why: 'unavailable', ...words });
  await world.turn();
};

const mailed = async (world: World): Promise<string[]> => {
  await timerFires(world, 4, 'id-0001', world.clock.now() + 2 * minute);
  await world.turn();
  return (await effectsAfter(world, 0)).flatMap((effect) =>
    effect.kind === 'team_mail' ? [effect.text] : [],
  );
};

describe('words that Slack did not take', () => {
  it.each([
    ['this release', false],
    ['an older release', true],
  ])(
    'are mailed from their first on, though the transcript keeps but their beginning: of %s',
    async (_of, old) => {
      const world = await escalated('Before', long, 'After');
      const [, lost] = await postsOf(world);
      if (lost === undefined) throw new Error('expected a post');
      expect(lost.post.text).toHaveLength(long.length);
      await fails(world, lost, old);
      const [mail = ''] = await mailed(world);
      expect([mail.includes('A long story.'), mail.includes('After'), mail.includes('Before')]).toEqual([
        true,
        true,
        false,
      ]);
    },
  );

  it('are mailed though the chat was handed back by then, and its case called again since', async () => {
    const world = await escalated();
    await claim(world);
    await handBack(world);
    await world.turn();
    world.says('Two');
    world.modelAnswers = [says('Just a moment.')];
    await world.turn();
    const lost = (await postsOf(world)).at(-1);
    if (lost === undefined) throw new Error('expected a post');
    await fails(world, lost);
    world.says('a human please');
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ status: 'waiting' });
    expect((await mailed(world)).map((mail) => mail.includes('Two'))).toEqual([true]);
  });

  it('are mailed from the first of all of them on, whichever was given up first', async () => {
    const world = await escalated('One', 'Two', 'Three');
    const [, two, three] = await postsOf(world);
    if (two === undefined || three === undefined) throw new Error('expected posts');
    await fails(world, three);
    await fails(world, two);
    const [mail = ''] = await mailed(world);
    expect([mail.includes('One'), mail.includes('Two'), mail.includes('Three')]).toEqual([false, true, true]);
  });
});

describe('a card that Slack did not take', () => {
  it('of a case that is over says nothing about the one that is open', async () => {
    const world = await escalated();
    await resolves(world);
    await world.turn();
    world.says('a human please');
    await world.turn();
    const { case: open } = (await stateOf(world)) ?? {};
    expect(open).toMatchObject({ status: 'waiting' });
    const skip = (await effectsAfter(world, 0)).length;
    await deliveryFails(world, 2, { what: 'card' });
    await world.turn();
    expect([await effectsAfter(world, skip), (await stateOf(world))?.case]).toEqual([[], open]);
    await deliveryFails(world, open?.card ?? 0, { what: 'card' });
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ id: open?.id, status: 'unreachable' });
  });
});
