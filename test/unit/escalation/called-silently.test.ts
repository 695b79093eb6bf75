import { draftTurn } from '../../../core/conversation/turn-draft.ts';
import { callPerson } from '../../../core/escalation/call-person.ts';
import { en } from '../../../core/languages/en.ts';
import config from '../../../frontdesk.config.ts';
import { monday } from '../../factories/clock.ts';
import { aCase, aMessage, anna, aState, assistantOwns } from '../../factories/conversation.ts';
import { sequentialIds } from '../../factories/ids.ts';
import { claim, effectsAfter, handBack, resolves, stateOf } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const during = async (world: World, act: () => unknown) => {
  const skip = (await effectsAfter(world, 0)).length;
  await act();
  await world.turn();
  return effectsAfter(world, skip);
};
const press = (world: World, kind: 'called') => {
  world.clock.advance(1_000);
  const at = world.clock.now();
  return world.store.recordInput(world.conversation, { id: `${kind}:${at}`, at, kind, by: anna });
};

describe('a channel that is not to be mentioned', () => {
  it('is shown the case, calls for help and a second call without any mention', async () => {
    const world = createWorld({ slack: { ...config.slack, mention: 'none' } });
    const opened = await during(world, () => world.says('I want to talk to a human'));
    const called = await during(world, () => press(world, 'called'));
    await claim(world);
    await world.turn();
    await handBack(world);
    await world.turn();
    const again = await during(world, () => world.says('I want to talk to a human'));
    expect(called).toEqual([
      { kind: 'thread_post', card: 2, post: { from: 'system', text: 'Anna Smith calls the team.' } },
    ]);
    expect(again.filter(({ kind }) => kind === 'thread_post').at(-1)).toEqual({
      kind: 'thread_post',
      card: 2,
      post: {
        from: 'system',
        text: 'A person is needed again: The visitor asks for a person. They write in English.',
      },
    });
    expect(JSON.stringify([opened, called, again])).not.toContain('mention');
  });
});

describe('a case that is called again', () => {
  it('can still be snoozed until the hours begin', async () => {
    const hours = { timeZone: 'UTC', week: { monday: ['09:00-17:00'] }, holidays: [] };
    const world = createWorld({ escalation: { ...config.escalation, hours } });
    await during(world, () => world.says('I want to talk to a human'));
    await claim(world);
    await world.turn();
    await handBack(world);
    await world.turn();
    await during(world, () => world.says('I want to talk to a human'));
    expect((await stateOf(world))?.case).toMatchObject({ id: 'id-0001', status: 'waiting', hasHours: true });
  });
});

describe('a call for a person whom somebody has taken', () => {
  it('changes nothing of the case and tells the visitor that one is asked already', () => {
    const state = aState({ case: aCase({ status: 'claimed', claimedBy: anna, claimedAt: monday }) });
    const ownership = { owner: assistantOwns, epoch: 2 };
    const messages = [aMessage({ text: 'a human please' })];
    const snapshot = { state, ownership, messages, unhandled: [], undelivered: [] };
    const draft = draftTurn('liveagent:x', snapshot, monday, 'en');
    callPerson({ config, ids: sequentialIds() }, draft, {
      reason: 'asked_for_person',
      brief: 'Asks for a person.',
      quote: 'a human please',
      tried: [],
    });
    expect(draft.state.case).toEqual(state.case);
    expect(draft.effects.map(({ body }) => body)).toEqual([
      { kind: 'reply', message: { from: 'system', text: en.words.personAlreadyAsked }, fence: null },
    ]);
  });
});

describe('an answer that was dropped after its case was resolved', () => {
  it('counts as never sent, and nobody is told of it in a thread that nobody reads', async () => {
    const world = createWorld();
    await during(world, () => world.says('I want to talk to a human'));
    world.modelAnswers = [says('Per agent [1].')];
    await during(world, () => world.says('How is it priced?'));
    const { effects } = await world.store.history(world.conversation);
    const answer = effects.findLast(({ body }) => body.kind === 'reply')?.seq ?? 0;
    await resolves(world);
    await world.turn();
    world.clock.advance(1_000);
    const at = world.clock.now();
    const dropped = { id: 'dropped', at, kind: 'answer_dropped' as const, effect: answer };
    expect(await during(world, () => world.store.recordInput(world.conversation, dropped))).toEqual([]);
    const { messages } = await world.store.history(world.conversation);
    expect(messages.find(({ text }) => text === 'Per agent.')).toMatchObject({ unsent: true });
  });
});
