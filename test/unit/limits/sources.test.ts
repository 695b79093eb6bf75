import { createWorld, says } from '../../factories/world.ts';
import { chatUnder, ring, sentTo, stateOf, words } from './limited-chat.ts';

describe('a visitor who opens many chats', () => {
  const crowd = async () => {
    const world = await chatUnder({ conversationsPerSourcePerHour: 3 });
    const open = async (id: string) => {
      world.conversation = `liveagent:${id}`;
      world.ticket = { ...world.ticket, ticketId: id, messages: [] };
      await world.turn();
    };
    return { world, open };
  };

  it('is answered in so many at once, and in a further one when the hour is over', async () => {
    const { world, open } = await crowd();
    for (const id of ['second', 'third']) {
      await open(id);
      world.says('Hi there, how is it priced?');
      world.modelAnswers = [says('Per agent.')];
      await world.turn();
      expect(await sentTo(world)).toEqual(['Per agent.']);
    }
    await open('fourth');
    world.says('Hi there, how is it priced?');
    await world.turn();
    world.says('I want to talk to a human');
    await world.turn();
    expect(await sentTo(world)).toEqual([words.tooManyChats]);
    expect(world.counted).toContain('LimitsReached source');
    await ring(world);
    expect(new Date(world.clock.now()).toISOString()).toBe('2026-03-02T10:00:00.000Z');
    expect(await sentTo(world)).toEqual([words.tooManyChats, words.personAsked]);
  });

  it('is not one of those who open theirs', async () => {
    const { world, open } = await crowd();
    for (const id of ['second', 'third', 'fourth']) await open(id);
    world.ticket = { ...world.ticket, contactId: 'contact2' };
    await open('fifth');
    expect((await stateOf(world)).pause).toBeUndefined();
  });

  it('is nobody where the help desk tells neither contact nor address', async () => {
    const { world, open } = await crowd();
    world.ticket = { ...world.ticket, contactId: undefined };
    for (const id of ['second', 'third', 'fourth', 'fifth']) await open(id);
    expect((await stateOf(world)).pause).toBeUndefined();
  });

  it('is counted once for a chat whose first turn is tried again', async () => {
    const world = createWorld({ limits: { conversationsPerSourcePerHour: 1 } });
    await world.turn({ attempt: 2 });
    world.conversation = 'liveagent:second';
    world.ticket = { ...world.ticket, ticketId: 'second' };
    await world.turn();
    expect((await stateOf(world)).pause).toBeUndefined();
  });
});
