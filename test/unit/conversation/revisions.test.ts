import { anna, ben } from '../../factories/conversation.ts';
import { claim, handBack, resolves } from '../../factories/team-acts.ts';
import type { World } from '../../factories/world.ts';
import { claimed, escalated, threadOf } from './revisions-world.ts';

describe('an edit in the thread', () => {
  it('of what the visitor has been sent brings a correction in their language, under the same name', async () => {
    const { world, writes, edits, turn, settle, sent, lines } = await claimed();
    await writes('1.1', 'It is 10 dollars.');
    await turn();
    await settle('sent', 'It is 10 dollars.');
    await edits('1.1', 'It is 15 dollars.');
    await turn();
    expect(await sent()).toEqual(['teammate: It is 10 dollars.', 'teammate: Correction: It is 15 dollars.']);
    expect((await world.replies()).at(-1)).toEqual({
      from: 'teammate',
      text: 'Correction: It is 15 dollars.',
      name: 'Anna Smith',
      teammateId: anna.id,
    });
    expect(await lines()).toMatchObject([
      {
        text: 'It is 10 dollars.',
        revised: { text: 'It is 15 dollars.', shown: 'It is 15 dollars.' },
      },
      { text: 'Correction: It is 15 dollars.' },
    ]);
  });

  it('is told once for each of several, whatever comes twice or late', async () => {
    const { writes, edits, turn, settle, sent, world } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    const early = world.clock.now();
    await edits('1.1', 'two');
    await edits('1.1', 'three');
    await edits('1.1', 'three');
    await turn();
    await edits('1.1', 'one', anna, early + 1);
    await edits('1.1', 'three');
    await turn();
    expect(await sent()).toEqual([
      'teammate: one',
      'teammate: Correction: two',
      'teammate: Correction: three',
    ]);
  });

  it('of what was never sent replaces it: the visitor gets the new version only', async () => {
    const { writes, edits, turn, settle, sent, lines } = await claimed();
    await writes('1.1', 'It is 10 dollars.');
    await turn();
    await settle('pending', 'It is 10 dollars.');
    await edits('1.1', 'It is 15 dollars.');
    await turn();
    expect(await sent()).toEqual(['teammate: It is 15 dollars.']);
    expect(await lines()).toMatchObject([
      { text: 'It is 10 dollars.', moved: true, unsent: true },
      { text: 'It is 15 dollars.' },
    ]);
  });

  it.each([
    ['a note', '// one moment'],
    ['nothing', ''],
  ])('that makes %s of what was never sent keeps it from the visitor', async (_what, text) => {
    const { writes, edits, turn, settle, sent, notices, lines } = await claimed();
    await writes('1.1', 'one moment');
    await turn();
    await settle('pending', 'one moment');
    await edits('1.1', text);
    await turn();
    expect([await sent(), await notices()]).toEqual([[], []]);
    expect(await lines()).toMatchObject([{ text, revised: { text }, internal: true, unsent: true }]);
  });

  it('that comes with its message is what is sent', async () => {
    const { writes, edits, turn, sent } = await claimed();
    await writes('1.1', 'teh price');
    await edits('1.1', 'the price');
    await turn();
    expect(await sent()).toEqual(['teammate: the price']);
  });

  it('is a correction where it is not known whether the first version arrived', async () => {
    const { writes, edits, turn, settle, sent } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('unknown', 'one');
    await edits('1.1', 'two');
    await turn();
    expect(await sent()).toEqual(['teammate: one', 'teammate: Correction: two']);
  });

  it.each([
    ['handed the chat back', (world: World) => handBack(world)],
    ['resolved the case', (world: World) => resolves(world)],
    [
      'gave it to somebody else',
      async (world: World) => {
        await handBack(world);
        await claim(world, ben);
      },
    ],
  ])('by somebody who has since %s stays in the thread, which says so', async (_what, loses) => {
    const { world, writes, edits, turn, settle, sent, notices, lines } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    await loses(world);
    await turn();
    const before = (await sent()).length;
    await edits('1.1', 'two');
    await turn();
    expect(await sent()).toHaveLength(before);
    expect((await notices()).at(-1)).toBe(
      'Anna Smith edited a message of before. The chat is not theirs any more, so the visitor was not told.',
    );
    expect(await lines()).toMatchObject([{ text: 'one', revised: { text: 'two', shown: 'one' } }]);
  });

  it('of a note, or of somebody else’s words, stays internal', async () => {
    const { writes, edits, turn, sent, lines } = await claimed();
    await writes('1.1', '// angry');
    await writes('1.2', 'I would offer 10 %', ben);
    await turn();
    await edits('1.1', '// very angry');
    await edits('1.2', 'I would offer 20 %', ben);
    await turn();
    expect(await sent()).toEqual([]);
    expect(await lines()).toMatchObject([
      { text: '// very angry', internal: true },
      { text: 'I would offer 20 %', internal: true },
    ]);
  });

  it('that takes the mark off a note sends it, and the transcript holds it once', async () => {
    const { writes, edits, turn, sent, lines } = await claimed();
    await writes('1.1', '// We can give 10 %');
    await turn();
    await edits('1.1', 'We can give 10 %');
    await turn();
    expect(await sent()).toEqual(['teammate: We can give 10 %']);
    expect((await lines()).filter(({ moved }) => moved !== true)).toMatchObject([
      { text: 'We can give 10 %', input: 'slack:C0FRONTDESK:1.1' },
    ]);
  });

  it('that takes the mark off a note in an unclaimed thread asks its author', async () => {
    const world = await escalated();
    const { writes, edits } = threadOf(world);
    await writes('1.1', '// mine?', ben);
    await world.turn({ look: 'inside' });
    await edits('1.1', 'Hello, Ben here', ben);
    await world.turn({ look: 'inside' });
    const { effects } = await world.store.history(world.conversation);
    expect(effects.at(-1)?.body).toMatchObject({
      kind: 'question',
      user: ben.id,
      draft: 'Hello, Ben here',
      inputId: 'slack:C0FRONTDESK:1.1',
    });
  });

  it('that makes a note of what was sent reaches nobody, and the thread says what the visitor has', async () => {
    const { writes, edits, turn, settle, sent, notices } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    await edits('1.1', '// one');
    await turn();
    await edits('1.1', 'one');
    await turn();
    expect(await sent()).toEqual(['teammate: one']);
    expect(await notices()).toEqual([
      'Anna Smith took the words of a message back. The visitor had already been sent it, and keeps it.',
    ]);
  });

  it('of a message older than the newest ones finds it', async () => {
    const { world, writes, edits, turn, settle, sent } = await claimed();
    await writes('1.1', 'one');
    await turn();
    await settle('sent', 'one');
    for (let i = 0; i < 40; i += 1) world.says(`line ${i}`);
    for (let i = 0; i < 4; i += 1) await world.turn();
    await edits('1.1', 'two');
    await turn();
    expect(await sent()).toEqual(['teammate: one', 'teammate: Correction: two']);
  });

  it('of a message nobody heard changes nothing', async () => {
    const { edits, deletes, turn, sent, notices } = await claimed();
    await edits('9.9', 'what?');
    await deletes('9.9');
    await turn();
    expect([await sent(), await notices()]).toEqual([[], []]);
  });
});
