import { anna, ben } from '../../factories/conversation.ts';
import { claim, handBack, resolves, stateOf, texts, writesInThread } from '../../factories/team-acts.ts';
import { says } from '../../factories/world.ts';
import {
  assistant,
  card,
  caseId,
  during,
  escalated,
  minute,
  named,
  notice,
  owner,
  pass,
  post,
  reminded,
  taken,
  teamCalledAgain,
} from './silent-owner-world.ts';

describe('a teammate who leaves the visitor without an answer', () => {
  it('is reminded by name after five minutes; card and visitor tell what is true', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    const wrote = world.clock.now();
    await world.turn();
    const told = await pass(world, wrote + 5 * minute);
    expect(told).toEqual([
      card({ status: 'claimed', claimedBy: 'Anna Smith', waitingSince: wrote }),
      post('The visitor has waited 5 minutes for an answer from Anna Smith.', '<@U0ANNASMITH>'),
      reminded,
    ]);
    expect(await owner(world)).toEqual([
      { kind: 'teammate', teammate: anna },
      { kind: 'teammate', teammate: anna },
    ]);
  });

  it('gets a timer where the last one rang on a machine whose clock is ahead', async () => {
    const world = await taken();
    const { wakeAt = 0 } = (await stateOf(world))?.case ?? {};
    world.clock.set(wakeAt - 2_000);
    const timer = { name: 'unclaimed' as const, caseId, step: 0 };
    await world.store.recordInput(world.conversation, { id: 'rung', at: wakeAt, kind: 'timer_fired', timer });
    await world.turn();
    world.says('Can you look at my invoice?');
    const wrote = world.clock.now();
    await world.turn();
    const { effects } = await world.store.history(world.conversation);
    expect(effects.at(-1)?.body).toEqual({
      kind: 'timer',
      timer: { name: 'silent_owner', caseId, step: 0 },
      due: wrote + 5 * minute,
    });
  });

  it('loses the chat after ten: it waits for anybody, and the ladder begins anew', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 5 * minute);
    expect(await pass(world, wrote + 10 * minute)).toEqual([
      card({ status: 'waiting', openedAt: wrote + 10 * minute }),
      post('Anna Smith has not answered for 10 minutes. Anybody may take the chat now.', '<!here>'),
      notice(named(teamCalledAgain)),
    ]);
    expect(await owner(world)).toEqual([assistant, assistant]);
    expect((await world.store.getOwnership(world.conversation)).epoch).toBe(2);
    const after = await pass(world, wrote + 20 * minute);
    expect(after.map((effect) => (effect.kind === 'thread_post' ? effect.post.text : effect.kind))).toEqual([
      'Nobody has taken this for 2 minutes.',
      'reply',
      'Nobody has taken this for 5 minutes. The visitor was told so and asked for an e-mail address.',
      'team_mail',
      'reply',
    ]);
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
  });

  it('is one, too, who took the chat and never said a word', async () => {
    const world = await escalated();
    await claim(world);
    const at = world.clock.now();
    await world.turn();
    expect((await pass(world, at + 5 * minute))[0]).toEqual(card({ waitingSince: at }));
    expect((await pass(world, at + 10 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });

  it('ends the silence with an answer, which the card shows', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 6 * minute);
    const answered = await during(world, () => writesInThread(world, 'Yes, one moment.'));
    expect(answered.map(({ kind }) => kind)).toEqual(['reply', 'card_update']);
    const update = answered[1];
    expect(update?.kind === 'card_update' ? [update.view.status, update.view.waitingSince] : []).toEqual([
      'claimed',
      undefined,
    ]);
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
    expect((await stateOf(world))?.case?.silence).toBeUndefined();
  });

  it('is not reminded of what was answered in time, nor by a note', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await during(world, () => writesInThread(world, '// have to look it up'));
    await pass(world, wrote + 4 * minute);
    await during(world, () => writesInThread(world, 'It is paid.'));
    expect(await pass(world, wrote + 60 * minute)).toEqual([]);
    world.says('And this note?');
    await world.turn();
    const second = world.clock.now();
    await during(world, () => writesInThread(world, '// no idea'));
    expect(await pass(world, second + 5 * minute)).toHaveLength(3);
  });

  it('counts from the first words that were not answered', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const first = world.clock.now();
    await pass(world, first + 4 * minute);
    await during(world, () => world.says('Hello?'));
    expect((await pass(world, first + 5 * minute))[0]).toEqual(card({ waitingSince: first }));
  });

  it.each([
    ['handing the chat back', handBack],
    ['resolving it', resolves],
  ] as const)('is not reminded after %s', async (_what, act) => {
    const world = await taken();
    world.modelAnswers = [says('Per agent [1].')];
    world.says('How is it priced?');
    await world.turn();
    await during(world, () => act(world));
    expect(await pass(world, world.clock.now() + 60 * minute)).toEqual([]);
    expect((await stateOf(world))?.case?.silence).toBeUndefined();
  });

  it('is not touched where the visitor waits for nothing', async () => {
    const world = await taken();
    expect(await pass(world, world.clock.now() + 60 * minute)).toEqual([]);
  });

  it('keeps a chat that somebody took in that very moment for whoever took it', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 5 * minute);
    const at = wrote + 10 * minute;
    world.clock.set(at);
    const timer = { name: 'silent_owner' as const, caseId, step: 0 };
    await world.store.recordInput(world.conversation, { id: 'timer', at, kind: 'timer_fired', timer });
    await handBack(world);
    await claim(world, ben);
    // One input a turn: the first of them is the timer, and Ben has the chat by then.
    world.modelAnswers = [says('Per agent [1].')];
    await world.turn({ last: true });
    expect((await texts(world)).filter((text) => text.includes('asked the whole team'))).toEqual([]);
    expect((await world.store.getOwnership(world.conversation)).owner).toEqual({
      kind: 'teammate',
      teammate: ben,
    });
    expect((await stateOf(world))?.case).toMatchObject({ status: 'claimed', claimedBy: ben });
  });

  it('may take the chat again, and gets the same time once more', async () => {
    const world = await taken();
    world.says('Can you look at my invoice?');
    await world.turn();
    const wrote = world.clock.now();
    await pass(world, wrote + 10 * minute);
    await during(world, () => claim(world));
    const again = world.clock.now();
    expect((await pass(world, again + 5 * minute))[0]).toEqual(card({ waitingSince: again }));
    expect((await pass(world, again + 10 * minute))[0]).toEqual(card({ status: 'waiting' }));
  });
});
