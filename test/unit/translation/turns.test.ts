import { languageOf } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { handBack, resolves, timerFires } from '../../factories/team-acts.ts';
import { calls, says } from '../../factories/world.ts';
import { translatingWorld } from './translation-world.ts';

const wantsPerson = 'Je veux parler à un humain au sujet de la facture INV-17, svp.';
const invoice = 'Voici l’adresse : https://shop.example/f?id=9, merci beaucoup à vous.';
const dictionary = {
  'Bonjour et bienvenue chez ⟦1⟧ ! Comment puis-je vous aider ?':
    'Hello and welcome to ⟦1⟧! How can I help you?',
  'Je veux parler à un humain au sujet de la facture ⟦1⟧, svp.':
    'I want to talk to a person about the invoice ⟦1⟧, please.',
  'Voici l’adresse : ⟦1⟧, merci beaucoup à vous.': 'Here is the address: ⟦1⟧, thank you very much.',
  'Thank you ⟦1⟧, I have sent invoice ⟦2⟧ to ⟦3⟧ again.':
    'Merci ⟦1⟧, j’ai envoyé de nouveau la facture ⟦2⟧ à ⟦3⟧.',
  Merci: 'Thanks',
};
const inEnglish = 'I want to talk to a person about the invoice INV-17, please.';
const frenchNotice = 'Traduction automatique (langue d’origine : anglais).';

const escalated = async (...options: Parameters<typeof translatingWorld> | []) => {
  const desk = translatingWorld(options[0] ?? dictionary, options[1]);
  await desk.turn();
  desk.says(wantsPerson);
  await desk.turn();
  return desk;
};

describe('a visitor whose language the team does not speak', () => {
  it('is shown to the team in its language, with the originals beside', async () => {
    const desk = await escalated();
    const [card] = await desk.cards();
    expect([card?.quote, card?.quoteTranslation]).toEqual([wantsPerson, { text: inEnglish, language: 'en' }]);
    const [soFar] = await desk.posts();
    expect(soFar).toEqual({
      from: 'system',
      text: `Conversation so far\nAssistant: Hello and welcome to LiveAgent! How can I help you?\nZoé: ${inEnglish}`,
      upTo: 2,
      original: {
        text: `Conversation so far\nAssistant: Bonjour et bienvenue chez LiveAgent ! Comment puis-je vous aider ?\nZoé: ${wantsPerson}`,
        language: 'fr',
        ref: expect.stringMatching(/^.+:\d+$/),
      },
    });
    expect(desk.translations()).toHaveLength(1);
    expect(desk.counted.filter((each) => each.startsWith('Translations'))).toEqual([
      'Translations ok',
      'Translations ok',
    ]);
  });

  it('is mailed with the translation too where nobody takes the case', async () => {
    const desk = await escalated();
    const { state } = await desk.store.history(desk.conversation);
    const mailing = config.escalation.unclaimed.findIndex(({ action }) => action === 'mail_team');
    await timerFires(desk.world, mailing, state?.case?.id ?? '', desk.clock.now() + 3_600_000);
    await desk.turn();
    const { effects } = await desk.store.history(desk.conversation);
    const mail = effects.flatMap(({ body }) => (body.kind === 'team_mail' ? [body.text] : []));
    expect(mail).toHaveLength(1);
    expect(mail[0]).toContain(`Visitor's words: ${wantsPerson}\nTranslated into English: ${inEnglish}\n`);
  });

  it('hears nothing of another language', async () => {
    const desk = await escalated();
    expect((await desk.replies()).at(-1)).toEqual({
      from: 'system',
      text: languageOf('fr').words.personAsked,
    });
  });

  it('is read message by message, and answered in their own language', async () => {
    const desk = await escalated();
    await desk.claim();
    desk.says(invoice);
    desk.says('Merci');
    await desk.turn();
    expect((await desk.posts()).slice(-2)).toEqual([
      {
        from: 'visitor',
        name: 'Zoé',
        text: 'Here is the address: https://shop.example/f?id=9, thank you very much.',
        original: { text: invoice, language: 'fr', ref: expect.any(String) },
      },
      {
        from: 'visitor',
        name: 'Zoé',
        text: 'Thanks',
        original: { text: 'Merci', language: 'fr', ref: expect.any(String) },
      },
    ]);
    const written = 'Thank you Zoé, I have sent invoice INV-17 to zoe@shop.example again.';
    await desk.writes(written);
    const sent = 'Merci Zoé, j’ai envoyé de nouveau la facture INV-17 à zoe@shop.example.';
    expect((await desk.replies()).at(-1)).toEqual({
      from: 'teammate',
      teammateId: 'U0ANNASMITH',
      name: 'Anna Smith',
      text: sent,
      original: { text: written, language: 'en' },
      notice: frenchNotice,
    });
    expect(desk.translations().map(({ into }) => into)).toEqual([
      'Into: English (en)',
      'Into: English (en)',
      'Into: French (fr)',
    ]);
    expect(desk.unknown).toEqual([]);
  });

  it('has both versions in the transcript, as each author wrote and each reader read', async () => {
    const desk = await escalated();
    await desk.claim();
    await desk.writes('Thank you Zoé, I have sent invoice INV-17 to zoe@shop.example again.');
    const { messages } = await desk.store.history(desk.conversation);
    expect(
      messages.filter(({ from }) => from !== 'system').map(({ text, translation }) => [text, translation]),
    ).toEqual([
      [
        'Bonjour et bienvenue chez LiveAgent ! Comment puis-je vous aider ?',
        { text: 'Hello and welcome to LiveAgent! How can I help you?', language: 'en' },
      ],
      [wantsPerson, { text: inEnglish, language: 'en' }],
      [
        'Thank you Zoé, I have sent invoice INV-17 to zoe@shop.example again.',
        { text: 'Merci Zoé, j’ai envoyé de nouveau la facture INV-17 à zoe@shop.example.', language: 'fr' },
      ],
    ]);
  });

  it('leads to a person at once where nothing is found, and to no question', async () => {
    const desk = translatingWorld({
      ...dictionary,
      'Est-ce que ⟦1⟧ fonctionne avec mon grille-pain ?': 'Does ⟦1⟧ work with my toaster?',
    });
    await desk.turn();
    desk.world.evidence = { passages: [], sufficient: false };
    desk.modelAnswers.push(calls('request_human', { reason: 'no_evidence', brief: 'Asks about toasters.' }));
    desk.says('Est-ce que LiveAgent fonctionne avec mon grille-pain ?');
    await desk.turn();
    const [card] = await desk.cards();
    expect(card).toMatchObject({
      reason: 'no_evidence',
      quoteTranslation: { text: 'Does LiveAgent work with my toaster?', language: 'en' },
    });
    expect((await desk.replies()).at(-1)).toEqual({
      from: 'system',
      text: languageOf('fr').words.personAsked,
    });
  });

  it('is offered a person first where the team does speak it', async () => {
    const desk = translatingWorld(dictionary, { language: 'en' });
    await desk.turn();
    desk.world.evidence = { passages: [], sufficient: false };
    desk.modelAnswers.push(calls('request_human', { reason: 'no_evidence', brief: 'Asks about toasters.' }));
    desk.says('Does LiveAgent work with my toaster at home?');
    await desk.turn();
    expect(await desk.cards()).toEqual([]);
    expect((await desk.replies()).at(-1)?.text).toContain('Would you like');
  });

  it('reads the assistant’s words in the thread too, once it has the chat again', async () => {
    const answer = 'Le prix dépend du nombre d’agents et se paie chaque mois [1].';
    const desk = await escalated({
      ...dictionary,
      'Quel est le prix ?': 'What is the price?',
      'Le prix dépend du nombre d’agents et se paie chaque mois.':
        'The price depends on the number of agents and is paid every month.',
    });
    desk.modelAnswers.push(says(answer));
    desk.says('Quel est le prix ?');
    await desk.turn();
    expect((await desk.posts()).at(-1)).toMatchObject({
      from: 'assistant',
      text: 'The price depends on the number of agents and is paid every month.',
    });
    expect((await desk.replies()).at(-1)?.text).toBe(
      'Le prix dépend du nombre d’agents et se paie chaque mois.',
    );
  });
});

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
