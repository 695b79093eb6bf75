import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { en } from '../../../core/languages/en.ts';
import { fr } from '../../../core/languages/fr.ts';
import { fill } from '../../../core/languages/languages.ts';
import { texts } from '../../factories/team-acts.ts';
import { createWorld, says, type World } from '../../factories/world.ts';

const english = 'Plans are paid per agent and month, and every plan has a free trial of thirty days. [1]';
const french =
  'Les forfaits se paient par agent et par mois, et chacun a un essai gratuit de trente jours. [1]';
const cited = (text: string) => text.replace(' [1]', '');

const asked = (): World => {
  const world = createWorld({}, { detector: tinyldDetector() });
  world.visitor = { language: 'fr', visitor: {} };
  world.says('Combien coûte LiveAgent ?');
  return world;
};
const lastWords = async (world: World) => (await texts(world)).at(-1);
const refused = (world: World) => world.counted.filter((metric) => metric.startsWith('AnswersRefused'));
const lastEvent = (world: World) => world.modelRequests.at(-1)?.messages.at(-1)?.content;

describe('an answer in another language', () => {
  it('is asked for once more in the right one', async () => {
    const world = asked();
    world.modelAnswers = [says(english), says(french)];
    await world.turn();
    expect([await lastWords(world), refused(world)]).toEqual([
      `assistant: ${cited(french)}`,
      ['AnswersRefused wrong_language'],
    ]);
    expect(lastEvent(world)).toEqual([
      {
        text: '<event>Your last answer was not sent: it was not written in French. Answer again, the same in French.</event>',
      },
    ]);
  });

  it('twice becomes the offer of a person', async () => {
    const world = asked();
    world.modelAnswers = [says(english), says(english)];
    await world.turn();
    expect([await lastWords(world), refused(world)]).toEqual([
      `assistant: ${fr.words.cannotAnswer} ${fill(fr.words.offerPersonOtherLanguage, { language: 'anglais' })}`,
      ['AnswersRefused wrong_language', 'AnswersRefused wrong_language'],
    ]);
  });

  it('is sent where it is short', async () => {
    const world = asked();
    world.modelAnswers = [says('Per agent [1].')];
    await world.turn();
    expect([await lastWords(world), refused(world)]).toEqual(['assistant: Per agent.', []]);
  });
});

it('counts each refusal by its kind', async () => {
  const world = createWorld();
  world.says('How is it priced?');
  world.modelAnswers = [says('I have forwarded this to sales.'), says('[1]')];
  await world.turn();
  expect([await lastWords(world), refused(world)]).toEqual([
    `assistant: ${en.words.cannotAnswer} ${en.words.offerPerson}`,
    ['AnswersRefused false_promise', 'AnswersRefused empty'],
  ]);
});
