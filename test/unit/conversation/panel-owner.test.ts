import { en } from '../../../core/languages/en.ts';
import { anna, ownedBy } from '../../factories/conversation.ts';
import { stateOf, texts } from '../../factories/team-acts.ts';
import { says } from '../../factories/world.ts';
import { answered, assistant, carla, during, minute, owner } from './panel-owner-world.ts';

describe('an agent who answers from the panel without a case', () => {
  it('has the chat while they answer, and half an hour longer', async () => {
    const world = await answered();
    world.clock.advance(29 * minute);
    await during(world, () => world.says('And for fifty?'));
    expect([await owner(world), (await texts(world)).length]).toEqual([ownedBy(carla), 2]);
    await during(world, () => world.agentSays('15 each.'));
    world.clock.advance(29 * minute);
    await during(world, () => world.says('Thanks'));
    expect(await owner(world)).toEqual(ownedBy(carla));
  });

  it('leaves it to the assistant after that, once the visitor writes, with all that nobody answered', async () => {
    const world = await answered();
    await during(world, () => world.says('And for fifty?'));
    world.clock.advance(30 * minute);
    expect(await during(world, () => undefined)).toEqual([]);
    world.modelAnswers = [says('Per agent, for fifty too [1].')];
    const effects = await during(world, () => world.says('Hello?'));
    expect(
      effects.map(
        (effect) => effect.kind === 'reply' && [effect.message.from, effect.message.text, effect.fence],
      ),
    ).toEqual([
      ['system', en.words.assistantIsBack, null],
      ['assistant', 'Per agent, for fifty too.', 2],
    ]);
    expect([await owner(world), (await stateOf(world))?.owner]).toEqual([assistant, assistant]);
    const asked = JSON.stringify(world.modelRequests.at(-1)?.messages);
    expect(asked).toContain('And for fifty?\\nHello?');
    expect(asked).toContain('The assistant is back: no teammate answers here any more, you do.');
  });

  it('leaves it half an hour after what they wrote where it was not kept yet when that was', async () => {
    const world = await answered();
    const stored = await stateOf(world);
    if (stored === undefined) throw new Error('expected a state');
    const { panelSpokeAt, ...old } = stored;
    await world.store.commit(world.conversation, {
      expectedVersion: stored.version,
      expectedEpoch: 1,
      state: { ...old, version: stored.version + 1 },
      ...{ messages: [], effects: [], handled: [], learned: [], lookups: [] },
    });
    world.clock.set((panelSpokeAt ?? 0) + 29 * minute);
    await during(world, () => world.says('Thanks'));
    expect(await owner(world)).toEqual(ownedBy(carla));
    world.clock.set((panelSpokeAt ?? 0) + 30 * minute);
    world.modelAnswers = [says('Hello!')];
    await during(world, () => world.says('Hello?'));
    expect(await owner(world)).toEqual(assistant);
  });

  it('leaves it after as many minutes as configured', async () => {
    const world = await answered({ panelOwnerMinutes: 2 });
    world.clock.advance(2 * minute);
    world.modelAnswers = [says('Hello!')];
    await during(world, () => world.says('Hello?'));
    expect(await owner(world)).toEqual(assistant);
  });

  it('has it again with their next answer, and no message of the assistant follows theirs', async () => {
    const world = await answered();
    world.clock.advance(31 * minute);
    world.says('Hello?');
    await during(world, () => world.agentSays('I am here.'));
    expect(await owner(world)).toEqual(ownedBy(carla));
    expect((await texts(world)).filter((text) => text.startsWith('assistant'))).toHaveLength(2);
    expect(world.modelRequests).toHaveLength(1);
  });

  it('leaves it by resolving the ticket, and the assistant knows that they are gone', async () => {
    const world = await answered();
    world.ticket.status = 'closed';
    await during(world, () => undefined);
    expect(await owner(world)).toEqual(assistant);
    world.ticket.status = 'open';
    world.modelAnswers = [says('Per agent [1].')];
    await during(world, () => world.says('One more question'));
    expect(JSON.stringify(world.modelRequests.at(-1)?.messages)).toContain('The assistant is back');
  });

  it('is not put out of it by a claim that this turn has not come to yet', async () => {
    const world = await answered();
    world.clock.advance(31 * minute);
    world.says('Hello?');
    await world.store.changeOwner(world.conversation, {
      expectedEpoch: 1,
      to: ownedBy(anna),
      input: { id: 'claim:2', at: world.clock.now() + 1, kind: 'claimed', teammate: anna, epoch: 2 },
    });
    await world.turn({ last: true });
    expect(await owner(world)).toEqual(ownedBy(anna));
  });
});
