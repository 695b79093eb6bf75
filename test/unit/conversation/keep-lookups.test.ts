import { withThread } from './thread.ts';

const day = 86_400_000;

describe('a chat that goes on for longer than things are kept', () => {
  it('still knows its thread, its case and its card, as long as somebody writes now and then', async () => {
    const { world, thread, caseId, ref, writes } = await withThread();
    for (let week = 0; week < 20; week += 1) {
      world.clock.advance(7 * day);
      await writes();
    }
    expect([
      await world.store.findConversation(thread),
      await world.store.findConversation({ kind: 'case', caseId }),
      (await world.store.getEffect(ref))?.externalId,
    ]).toEqual([world.conversation, world.conversation, 'C0FRONTDESK:1.5']);
  });

  it('forgets them with everything else where nobody does', async () => {
    const { world, thread } = await withThread();
    world.clock.advance(30 * day);
    expect(await world.store.findConversation(thread)).toBeUndefined();
  });

  it('renews nothing while it is young', async () => {
    const { world, writes } = await withThread();
    world.clock.advance(day);
    await writes();
    expect((await world.store.load(world.conversation, { messages: 0 })).state?.keptAt).toBeUndefined();
  });
});
