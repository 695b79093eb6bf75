import { en } from '../../../core/languages/en.ts';
import { anna } from '../../factories/conversation.ts';
import { claim, deliveryFails, handBack, stateOf, texts } from '../../factories/team-acts.ts';
import { claimed, escalated, threadOf, tookOver } from './revisions-world.ts';

describe('a deletion in the thread', () => {
  it('of what the visitor has cannot take it back, and the thread says so once', async () => {
    const { writes, edits, deletes, turn, settle, sent, notices, lines } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    await deletes('1.1');
    await turn();
    await deletes('1.1');
    await edits('1.1', 'two');
    await turn();
    expect(await sent()).toEqual(['teammate: one']);
    expect(await notices()).toEqual([
      'A message of Anna Smith was deleted here. The visitor had already been sent it; it cannot be taken back.',
    ]);
    expect(await lines()).toMatchObject([{ text: 'one', deleted: true }]);
  });

  it.each(['unknown', 'failed'] as const)(
    'says that a message whose sending is %s may have arrived',
    async (status) => {
      const { writes, deletes, turn, settle, notices } = await claimed();
      await writes('1.1', 'one');
      await turn();
      await settle(status, 'one');
      await deletes('1.1');
      await turn();
      expect((await notices()).at(-1)).toContain('The visitor may already have been sent it');
    },
  );

  it('of what was not sent yet keeps it from the visitor', async () => {
    const { writes, deletes, turn, settle, sent, notices, lines } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('pending', 'one');
    await deletes('1.1');
    await turn();
    expect(await sent()).toEqual([]);
    expect(await notices()).toEqual([
      'A message of Anna Smith was deleted before it was sent: the visitor does not get it.',
    ]);
    expect(await lines()).toMatchObject([{ text: 'one', deleted: true, unsent: true }]);
  });

  it('is told to nobody in a thread that Slack has refused since', async () => {
    const { world, writes, deletes, turn, settle, notices, lines } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    await deliveryFails(world, 9, { what: 'thread_post', why: 'is_archived' });
    await turn();
    await deletes('1.1');
    await turn();
    expect((await stateOf(world))?.case?.status).toBe('unreachable');
    expect(await notices()).toEqual([]);
    expect(await lines()).toMatchObject([{ text: 'one', deleted: true }]);
  });

  it('that comes with its message keeps it from the visitor', async () => {
    const { writes, deletes, turn, sent } = await claimed();
    await writes('1.1', 'one');
    await deletes('1.1');
    await turn();
    expect(await sent()).toEqual([]);
  });

  it('of what was being withdrawn when the turn was lost is not told as sent', async () => {
    const { world, writes, deletes, turn, settle, sent, notices } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('pending', 'one');
    await deletes('1.1');
    world.beforeCommit = () => handBack(world);
    await turn();
    expect(await sent()).toEqual([`system: ${en.words.assistantIsBack}`]);
    expect(await notices()).toContain(
      'A message of Anna Smith was deleted before it was sent: the visitor does not get it.',
    );
  });

  it('of a note leaves no words of it in the transcript', async () => {
    const { writes, deletes, turn, lines, notices } = await claimed();
    await writes('1.1', '// secret');
    await turn();
    await deletes('1.1');
    await turn();
    expect(await lines()).toMatchObject([{ text: '', internal: true, deleted: true }]);
    expect(await notices()).toEqual([]);
  });
});

describe('a draft that its author takes the chat for', () => {
  it('stands in the transcript once, where it was sent', async () => {
    const world = await escalated();
    const { writes } = threadOf(world);
    await writes('1.1', 'Anna here');
    await world.turn({ look: 'inside' });
    await claim(world);
    world.clock.advance(1_000);
    await world.store.recordInput(world.conversation, {
      id: 'slack:C0FRONTDESK:1.1:sent',
      at: world.clock.now(),
      kind: 'teammate_said',
      via: 'slack',
      teammate: anna,
      text: 'Anna here',
      source: { channel: 'C0FRONTDESK', thread: '1.0', ts: '1.1' },
    });
    await world.turn({ look: 'inside' });
    expect((await texts(world)).slice(-2)).toEqual([tookOver, 'teammate: Anna here']);
    const { messages } = await world.store.history(world.conversation);
    expect(messages.filter(({ text, moved }) => text === 'Anna here' && moved !== true)).toMatchObject([
      { seq: (await stateOf(world))?.lastMessage },
    ]);
  });
});
