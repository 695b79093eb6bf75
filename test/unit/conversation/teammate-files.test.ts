import type { SharedFile } from '../../../core/files/shared-file.ts';
import { de } from '../../../core/languages/de.ts';
import { en } from '../../../core/languages/en.ts';
import { anna, ben } from '../../factories/conversation.ts';
import { claim, effectsAfter } from '../../factories/team-acts.ts';
import { createWorld, type World } from '../../factories/world.ts';

const pdf = { name: 'invoice.pdf', url: 'https://fd.example.com/files/token-1' };
const exe = { name: 'setup.exe', refused: 'The visitor does not get “setup.exe”: files of its type stay.' };
const link = { kind: 'link', label: 'invoice.pdf', url: pdf.url };

const shares = async (world: World, text: string, files: SharedFile[], teammate = anna) => {
  world.clock.advance(1_000);
  const ts = `${world.clock.now() / 1000}.000100`;
  await world.store.recordInput(world.conversation, {
    id: `slack:C0FRONTDESK:${ts}`,
    at: world.clock.now(),
    kind: 'teammate_said',
    via: 'slack',
    teammate,
    text,
    files,
    source: { channel: 'C0FRONTDESK', thread: '1.0', ts },
  });
  await world.turn({ look: 'inside' });
};

const escalated = async (language = 'en') => {
  const world = createWorld();
  world.visitor = { ...world.visitor, language };
  world.says('I want to talk to a human');
  await world.turn();
  return world;
};

const claimed = async (language = 'en') => {
  const world = await escalated(language);
  await claim(world);
  await world.turn({ look: 'inside' });
  const before = (await world.store.history(world.conversation)).effects.length;
  return { world, posted: () => effectsAfter(world, before) };
};

const reply = (text: string, choices = [link]) => ({
  kind: 'reply',
  message: { from: 'teammate', text, name: 'Anna Smith', teammateId: anna.id, choices },
  fence: null,
});
const whisper = { kind: 'whisper', card: expect.any(Number), user: anna.id, text: exe.refused };

describe('a file that the claimant shares', () => {
  it('reaches the visitor as a link after the words', async () => {
    const { world, posted } = await claimed();
    await shares(world, 'Here you are', [pdf]);
    expect(await posted()).toEqual([reply('Here you are')]);
    expect((await world.store.history(world.conversation)).messages.at(-1)).toMatchObject({
      text: 'Here you are',
      choices: [link],
    });
  });

  it.each([
    ['en', en],
    ['de', de],
  ])('comes with words of its own in %s where there are none', async (code, language) => {
    const { world, posted } = await claimed(code);
    await shares(world, '', [pdf]);
    expect(await posted()).toEqual([reply(language.words.fileForYou)]);
  });

  it('stays where it may not go out; only its author is told, and the words go out', async () => {
    const { world, posted } = await claimed();
    await shares(world, 'Try this', [exe]);
    const said = reply('Try this');
    const { choices: _none, ...message } = said.message;
    expect(await posted()).toEqual([whisper, { ...said, message }]);
  });

  it('sends nothing where nothing of it may go out', async () => {
    const { world, posted } = await claimed();
    await shares(world, '', [exe]);
    expect(await posted()).toEqual([whisper]);
    expect((await world.store.history(world.conversation)).messages.at(-1)).toMatchObject({
      text: '[file: setup.exe]',
      internal: true,
    });
  });

  it.each([
    ['in a note', '// look', anna],
    ['by somebody else', 'look', ben],
  ])('stays internal %s, without a word to its author', async (_what, text, by) => {
    const { world, posted } = await claimed();
    await shares(world, text, [pdf, exe], by);
    expect(await posted()).toEqual([]);
    expect((await world.store.history(world.conversation)).messages.at(-1)).toMatchObject({
      text,
      internal: true,
      choices: [link],
    });
  });

  it('is named in the question of an unclaimed thread', async () => {
    const world = await escalated();
    await shares(world, '', [pdf]);
    expect((await world.store.history(world.conversation)).effects.at(-1)?.body).toMatchObject({
      kind: 'question',
      draft: '[file: invoice.pdf]',
    });
  });
});
