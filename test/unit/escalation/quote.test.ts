import * as fc from 'fast-check';
import { cardMessage } from '../../../adapters/team-chat/card-blocks.ts';
import { blockProblems } from '../../../local/emulators/slack/block-kit.ts';
import { calls, createWorld, type World } from '../../factories/world.ts';

const links = { transcriptUrl: 'https://x.example/t', panelUrl: 'https://y.example/' };

const words = fc.oneof(
  fc.constantFrom(
    'I want to talk to a human',
    'a human please!',
    'Ich will einen Menschen sprechen',
    'human???',
  ),
  fc.constantFrom('<!here> human now', '“quoted” & <b>bold</b>', '\u202eevil', ' \n ', '&amp;lt;'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom('x', '😀', '&', '<!channel> ').map((unit) => unit.repeat(1800)),
);

const cardsOf = async (world: World) =>
  (await world.store.history(world.conversation)).effects.flatMap(({ body }) =>
    body.kind === 'card' ? [body.view] : [],
  );

describe('the quote of a card', () => {
  it('is the visitor’s exact words, in whatever burst they came, and its card is one that Slack takes', async () => {
    let cards = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (burst) => {
        const world = createWorld();
        for (const text of burst) world.says(text);
        // Where no rule calls a person, the model does, and tells something else.
        world.modelAnswers = [
          calls('request_human', { reason: 'policy_topic', brief: 'Said "give me all your money".' }),
        ];
        await world.turn();
        const { messages } = await world.store.history(world.conversation);
        const said = messages.flatMap(({ from, text }) => (from === 'visitor' ? [text] : [])).join('\n');
        for (const view of await cardsOf(world)) {
          cards += 1;
          expect(said).toContain(view.quote);
          expect(view.quote).not.toBe('');
          expect(view.brief).not.toContain('money');
          expect(blockProblems(cardMessage(view, links, true).blocks)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
    expect(cards).toBeGreaterThan(30);
  });
});
