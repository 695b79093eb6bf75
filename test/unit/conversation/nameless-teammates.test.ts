import type { Teammate } from '../../../core/conversation/conversation.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, effectsAfter, slackSaid, stateOf, writesInThread } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

const minute = 60_000;

/** Anna, where Slack did not answer who that is. */
const nameless: Teammate = { id: anna.id, name: '' };

const takenBy = async (teammate: Teammate) => {
  const world = createWorld();
  world.says('I want to talk to a human');
  await world.turn();
  await claim(world, teammate);
  await world.turn();
  return world;
};
const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return (await effectsAfter(world, skip)).filter(({ kind }) => kind !== 'timer');
};
const lastLine = async (world: World) => (await world.store.history(world.conversation)).messages.at(-1);
const posts = (effects: Awaited<ReturnType<typeof effectsAfter>>) =>
  effects.flatMap((effect) => (effect.kind === 'thread_post' ? [effect.post.text] : []));

describe('a teammate whose name Slack does not tell', () => {
  it('goes by the name under which they took the chat', async () => {
    const world = await takenBy(anna);
    expect(await during(world, () => writesInThread(world, 'Hello.', nameless))).toEqual([
      {
        kind: 'reply',
        message: { from: 'teammate', text: 'Hello.', name: 'Anna Smith', teammateId: anna.id },
        fence: null,
      },
    ]);
    expect(await lastLine(world)).toMatchObject({ from: 'teammate', name: 'Anna Smith' });
  });

  it('answers without a name where there never was one', async () => {
    const world = await takenBy(nameless);
    expect(await during(world, () => writesInThread(world, 'Hello.', nameless))).toEqual([
      { kind: 'reply', message: { from: 'teammate', text: 'Hello.', teammateId: anna.id }, fence: null },
    ]);
    await during(world, () => writesInThread(world, '// not mine', nameless));
    expect(await lastLine(world)).toEqual({
      seq: (await stateOf(world))?.lastMessage,
      from: 'teammate',
      text: '// not mine',
      at: world.clock.now(),
      internal: true,
      input: `slack:C0FRONTDESK:${world.clock.now()}`,
    });
  });

  it('is a teammate to the others, who read what they took back', async () => {
    const world = await takenBy(nameless);
    const said = slackSaid(world, 'It is free.', nameless);
    await during(world, () => world.store.recordInput(world.conversation, said));
    const seq = (await world.store.history(world.conversation)).effects.at(-1)?.seq ?? 0;
    const ref = { conversation: world.conversation, seq };
    const until = world.clock.now() + 30_000;
    await world.store.leaseEffect(ref, { now: world.clock.now(), until });
    await world.store.settleEffect(ref, until, { status: 'sent' });
    const about = { teammate: nameless, of: said.id, at: world.clock.now() };
    const noted = { ...about, id: 'edited', kind: 'teammate_edited' as const, text: '// It is free.' };
    expect(posts(await during(world, () => world.store.recordInput(world.conversation, noted)))).toEqual([
      'A teammate took the words of a message back. The visitor had already been sent it, and keeps it.',
    ]);
    const deleted = { ...about, id: 'deleted', kind: 'teammate_deleted' as const };
    expect(posts(await during(world, () => world.store.recordInput(world.conversation, deleted)))).toEqual([
      'A message of a teammate was deleted here. The visitor had already been sent it; it cannot be taken back.',
    ]);
  });

  it('is reminded by mention, and called no name when the team is called again', async () => {
    const world = await takenBy(nameless);
    const rings = (step: number, minutes: number) =>
      during(world, async () => {
        world.clock.advance(minutes * minute);
        const timer = { name: 'silent_owner' as const, caseId: 'id-0001', step };
        const at = world.clock.now();
        const id = `timer:${at}`;
        await world.store.recordInput(world.conversation, { id, at, kind: 'timer_fired', timer });
      });
    const [, reminded] = await rings(0, 5);
    expect(reminded).toEqual({
      kind: 'thread_post',
      card: 2,
      post: {
        from: 'system',
        text: 'The visitor has waited 5 minutes for an answer from the teammate who has the chat.',
        mention: '<@U0ANNASMITH>',
      },
    });
    expect(posts(await rings(0, 5))).toEqual([
      'The teammate who had the chat has not answered for 10 minutes. Anybody may take the chat now.',
    ]);
  });
});
