import { needsSource } from '../../../core/assistant/uncited.ts';
import { en } from '../../../core/languages/en.ts';
import { texts } from '../../factories/team-acts.ts';
import { createWorld, says } from '../../factories/world.ts';

const long = 'You can set this up in a few steps, and it works well for teams of every kind. '.repeat(3);

describe('an answer without a source', () => {
  it.each([
    ['a question back', 'Could you tell me which e-mail provider you use?', []],
    ['small talk', 'You are welcome! Is there anything else I can help you with?', []],
    ['a figure the visitor named', 'Do you mean the 24 tickets of 2025?', ['I see 24 tickets of 2025']],
    ['a figure a teammate named', 'As Anna said, it is 15.5 percent.', ['You get 15.5 % off']],
  ])('may be %s', (_name, text, said) => {
    expect(needsSource(text, said)).toBe(false);
  });

  it.each([
    ['a price', 'It costs 9 dollars.', ['How much?']],
    ['a price in full-width figures', '月額９ドルです。', ['いくらですか？']],
    ['another figure than the visitor’s', 'You can have 240 agents.', ['Can I have 24 agents?']],
    ['a long explanation', long, ['How do I set it up?']],
  ])('may not be %s', (_name, text, said) => {
    expect(needsSource(text, said)).toBe(true);
  });

  it('is asked for once more, and then replaced by the offer of a person', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [says('From 9 dollars.'), says('From 15 dollars.')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe(`assistant: ${en.words.cannotAnswer} ${en.words.offerPerson}`);
    expect(world.counted.filter((metric) => metric.startsWith('AnswersRefused'))).toEqual([
      'AnswersRefused uncited',
      'AnswersRefused uncited',
    ]);
    expect(world.modelRequests[1]?.messages.at(-1)?.content).toEqual([
      {
        text: '<event>Your last answer was not sent: it cited no passage. Say only what passages say, with their numbers; without such passages ask a short question or call request_human.</event>',
      },
    ]);
  });

  it('is sent where the second one cites', async () => {
    const world = createWorld();
    world.says('How is it priced?');
    world.modelAnswers = [says('From 9 dollars.'), says('Per agent and month. [1]')];
    await world.turn();
    expect((await texts(world)).at(-1)).toBe('assistant: Per agent and month.');
  });
});
