import type { ConverseResponse } from '../../../core/assistant/converse.ts';
import { AppError } from '../../../core/errors.ts';
import { en } from '../../../core/languages/en.ts';
import { fr } from '../../../core/languages/fr.ts';
import { fill } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { effectsAfter, stateOf, texts } from '../../factories/team-acts.ts';
import { calls, createWorld, says, type World } from '../../factories/world.ts';

const words = 'We want a help desk for our shop, zoe@example.org. Does it work on the moon?';
const lead = {
  email: 'zoe@example.org',
  use_case: 'Help desk for a shop',
  summary: 'Zoe wants a help desk.',
  quote: 'We want a help desk for our shop',
};
const asksFor = (reason: string) => ({ reason, brief: 'Asks whether it works on the moon.' });

/** One answer of the model that calls both tools. */
const both = (reason: string): ConverseResponse => {
  const wanted = [calls('notify_sales', lead), calls('request_human', asksFor(reason))];
  return {
    ...says(''),
    stopReason: 'tool_use',
    content: wanted.flatMap(({ content }) => content),
  };
};

const answered = async (world: World, answers: (ConverseResponse | Error)[]) => {
  world.says(words);
  world.modelAnswers = answers;
  await world.turn();
  return {
    said: (await texts(world)).slice(1),
    kinds: (await effectsAfter(world, 1)).map(({ kind }) => kind),
    offer: (await stateOf(world))?.offer,
  };
};

describe('a turn that makes a lead', () => {
  it.each([
    ['in one step', [both('policy_topic')]],
    ['in two', [calls('notify_sales', lead), calls('request_human', asksFor('policy_topic'))]],
  ])('and calls a person %s tells the visitor both', async (_how, answers) => {
    const { said, kinds } = await answered(createWorld(), answers);
    expect(said).toEqual([`assistant: ${en.words.leadSent}`, `system: ${en.words.personAsked}`]);
    expect(kinds.slice(0, 3)).toEqual(['lead_mail', 'reply', 'card']);
  });

  it.each([
    ['in one step', [both('no_evidence')]],
    ['in two', [calls('notify_sales', lead), calls('request_human', asksFor('no_evidence'))]],
  ])('and may only offer a person %s does both in one message', async (_how, answers) => {
    const { said, kinds, offer } = await answered(createWorld(), answers);
    expect(said).toEqual([`assistant: ${en.words.leadSent}\n\n${en.words.notFound} ${en.words.offerPerson}`]);
    expect([kinds, offer]).toEqual([['lead_mail', 'reply'], 'person']);
  });

  it('asks in the visitor’s language, and a yes calls the person', async () => {
    const world = createWorld();
    world.visitor = { language: 'fr', visitor: {} };
    const { said } = await answered(world, [both('policy_topic')]);
    const question = fill(fr.words.offerPersonOtherLanguage, { language: 'anglais' });
    expect(said).toEqual([`assistant: ${fr.words.leadSent}\n\n${question}`]);
    world.says('oui');
    await world.turn();
    expect((await stateOf(world))?.case).toMatchObject({ status: 'waiting', reason: 'policy_topic' });
  });

  it('tells of the lead too where reading by translation needs no yes', async () => {
    const world = createWorld({ escalation: { ...config.escalation, translate: true } });
    world.visitor = { language: 'fr', visitor: {} };
    const untranslated = new AppError('refused', 'no translation');
    const { said } = await answered(world, [both('no_evidence'), untranslated, untranslated]);
    expect(said).toEqual([`assistant: ${fr.words.leadSent}`, `system: ${fr.words.personAsked}`]);
  });

  it('and asks for nobody confirms the lead alone', async () => {
    const { said, offer } = await answered(createWorld(), [calls('notify_sales', lead), says('Noted.')]);
    expect([said, offer]).toEqual([[`assistant: ${en.words.leadSent}`], undefined]);
  });
});
