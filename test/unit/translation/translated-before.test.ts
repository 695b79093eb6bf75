import { handBack, resolves } from '../../factories/team-acts.ts';
import { dictionary, escalated, inEnglish } from './french-visitor.ts';

describe('what was translated before', () => {
  it('is not asked for again by a second case, nor shown with another quote', async () => {
    const again = 'Passez-moi un conseiller, svp, pour la facture INV-18.';
    const desk = await escalated({
      ...dictionary,
      'Passez-moi un conseiller, svp, pour la facture ⟦1⟧.': 'Get me an agent, please, for invoice ⟦1⟧.',
    });
    await resolves(desk.world);
    await desk.turn();
    desk.says(again);
    await desk.turn();
    const card = (await desk.cards()).at(-1);
    expect([card?.quote, card?.quoteTranslation?.text]).toEqual([
      again,
      'Get me an agent, please, for invoice INV-18.',
    ]);
    const story = (await desk.posts()).findLast(({ upTo }) => upTo !== undefined);
    expect(story?.text).toContain(`Zoé: ${inEnglish}`);
    expect(
      desk
        .translations()
        .at(-1)
        ?.texts.map(({ text }) => text),
    ).not.toContain(Object.keys(dictionary)[1]);
    expect(
      desk.unknown.filter((text) => !text.startsWith('J’ai demandé') && !text.startsWith('Notre')),
    ).toEqual([]);
  });

  it('gives way to the new quote where the same case is called again', async () => {
    const again = 'Passez-moi un conseiller, svp, pour la facture INV-18.';
    const desk = await escalated({
      ...dictionary,
      'Passez-moi un conseiller, svp, pour la facture ⟦1⟧.': 'Get me an agent, please, for invoice ⟦1⟧.',
    });
    await desk.claim();
    await handBack(desk.world);
    await desk.turn();
    desk.says(again);
    await desk.turn();
    const card = (await desk.cards()).at(-1);
    expect([card?.quote, card?.quoteTranslation?.text]).toEqual([
      again,
      'Get me an agent, please, for invoice INV-18.',
    ]);
  });
});

describe('nothing is translated', () => {
  it.each([
    ['the configuration does not ask for it', { translate: 'left out' as const }],
    ['the configuration says no', { translate: 'off' as const }],
    ['the team speaks the visitor’s language', { team: ['en', 'fr'] }],
  ])('where %s', async (_why, options) => {
    const desk = await escalated({}, options);
    await desk.claim();
    await desk.writes('Bonjour, je regarde la facture tout de suite.');
    expect(desk.modelRequests).toEqual([]);
    expect(JSON.stringify([await desk.posts(), await desk.replies(), await desk.cards()])).not.toMatch(
      /"(?:original|untranslated|notice|quoteTranslation)"/,
    );
  });

  it('of what is in the reader’s language already, or in no language', async () => {
    const desk = await escalated();
    await desk.claim();
    desk.says('I can write in English as well, if that is easier for you.');
    desk.says('👍 INV-17');
    await desk.turn();
    await desk.writes('Bonjour Zoé, je peux aussi vous répondre en français, bien sûr.');
    await desk.writes('https://www.liveagent.com/pricing/');
    expect(desk.translations()).toHaveLength(1);
    expect((await desk.replies()).slice(-2).map(({ text, notice }) => [text, notice])).toEqual([
      ['Bonjour Zoé, je peux aussi vous répondre en français, bien sûr.', undefined],
      ['https://www.liveagent.com/pricing/', undefined],
    ]);
  });
});
