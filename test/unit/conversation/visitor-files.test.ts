import { de } from '../../../core/languages/de.ts';
import { en } from '../../../core/languages/en.ts';
import { ja } from '../../../core/languages/ja.ts';
import { fill } from '../../../core/languages/languages.ts';
import { claim, effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const png = { name: 'error.png', url: 'https://yours.ladesk.com/scripts/file.php?file=a1' };

const sends = (world: World, ...files: { name: string; url?: string }[]) => {
  world.clock.advance(1_000);
  const { messages } = world.ticket;
  const id = `f${messages.length}`;
  messages.push({ id, at: world.clock.now(), text: '', files, from: { kind: 'visitor' } });
};

const opened = async (language = 'en') => {
  const world = createWorld();
  world.visitor = { ...world.visitor, language };
  await world.turn();
  return world;
};

describe('a visitor who sends a file', () => {
  it('without a word hears that the assistant cannot open it, and is offered a person; no model is asked', async () => {
    const world = await opened();
    sends(world, png);
    await world.turn();
    expect((await texts(world)).slice(1)).toEqual([
      `assistant: ${en.words.cannotOpenFiles} ${en.words.offerPerson}`,
    ]);
    expect(world.modelRequests).toEqual([]);
    expect((await world.store.history(world.conversation)).messages.at(-2)).toMatchObject({
      from: 'visitor',
      text: '[file: error.png]',
      onlyFiles: true,
    });
  });

  it('gets the person by a yes', async () => {
    const world = await opened();
    sends(world, png);
    await world.turn();
    world.says('yes please');
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ reason: 'asked_for_person', status: 'waiting' });
    expect((await texts(world)).at(-1)).toBe(`system: ${en.words.personAsked}`);
  });

  it('is asked for the team’s language first where it is another', async () => {
    const world = await opened('de');
    sends(world, png);
    await world.turn();
    const answer = (await texts(world)).at(-1);
    expect(answer).toContain(de.words.cannotOpenFiles);
    expect(answer).toContain(de.words.offerPersonOtherLanguage.split('{')[0]);
  });

  it('hears so without a space between the sentences where the language has none', async () => {
    const world = await opened('ja');
    sends(world, png);
    await world.turn();
    const offer = fill(ja.words.offerPersonOtherLanguage, { language: '英語' });
    expect((await texts(world)).at(-1)).toBe(`assistant: ${ja.words.cannotOpenFiles}${offer}`);
  });

  it('along with words gets them answered; the model sees the file’s name', async () => {
    const world = await opened();
    world.says('How much is it?');
    sends(world, png);
    world.modelAnswers = [says('It is paid per agent [1].')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: It is paid per agent.');
    expect(JSON.stringify(world.modelRequests[0]?.messages)).toContain('[file: error.png]');
  });

  it('to a teammate: it appears in the thread by name with its link, and the assistant is silent', async () => {
    const world = createWorld();
    world.says('I want to talk to a human');
    await world.turn();
    await claim(world);
    await world.turn({ look: 'inside' });
    const before = (await world.store.history(world.conversation)).effects.length;
    sends(world, png);
    await world.turn();
    expect(await effectsAfter(world, before)).toMatchObject([
      { kind: 'thread_post', post: { from: 'visitor', text: '', files: [png] } },
    ]);
  });

  it('changes neither language nor address by a file’s name', async () => {
    const world = createWorld();
    world.visitor = { visitor: {} };
    await world.turn();
    sends(world, { name: 'bonjour une facture zoe@example.org.pdf' });
    await world.turn();
    expect(await stateOf(world)).toMatchObject({ language: 'en', visitor: {} });
  });
});
