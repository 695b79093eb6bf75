import type { EffectBody } from '../../../core/conversation/effect.ts';
import type { Input } from '../../../core/conversation/input.ts';
import { strayEffect } from '../../../core/effects/stray-effect.ts';
import { aState, aTurn } from '../../factories/conversation.ts';
import { stateOf } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';

const minute = 60_000;

describe('what a newer release has stored', () => {
  it('stays pending where its kind of input is not known, and keeps nobody waiting', async () => {
    const world = createWorld();
    const { store, conversation, clock } = world;
    await world.turn();
    const input = { id: 'new:1', at: clock.now(), kind: 'applauded' } as unknown as Input;
    await store.recordInput(conversation, input);
    const version = (await stateOf(world))?.version;
    await world.turn({ look: 'inside' });
    await world.turn({ look: 'inside', attempt: 6, last: true });
    expect((await stateOf(world))?.version).toBe(version);
    world.says('What does it cost?');
    world.modelAnswers = [says('It is free.')];
    await world.turn();
    expect((await world.replies()).at(-1)?.text).toBe('It is free.');
    const { unhandled } = await store.load(conversation, { messages: 0 });
    expect([unhandled, (await stateOf(world))?.case]).toEqual([[input], undefined]);
    expect(await store.findOverdue(clock.now() + minute, 10)).toEqual([{ conversation, since: input.at }]);
  });

  it('is left for that release where an effect of an unknown kind is overdue, and the turn goes on', async () => {
    const world = createWorld();
    const { store, conversation, clock } = world;
    const body = { kind: 'fax' } as unknown as EffectBody;
    await store.commit(
      conversation,
      aTurn({ state: aState({ lastEffect: 1 }), effects: [{ seq: 1, body }] }),
    );
    clock.advance(10 * minute);
    await world.turn();
    const [first] = (await store.history(conversation)).effects;
    expect([first?.status, world.sent.some((sent) => JSON.stringify(sent).includes('"seq":1}'))]).toEqual([
      'pending',
      false,
    ]);
  });

  it.each([
    ['reply', 'invalid'],
    ['timer', 'invalid'],
    ['fax', 'unavailable'],
    ['toString', 'unavailable'],
  ])('an effect of kind %s in a queue that is not its own is %s', (kind, code) => {
    expect(strayEffect('leads', kind as EffectBody['kind'], 'a mail')).toMatchObject({ code });
  });
});
