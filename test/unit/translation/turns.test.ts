import { languageOf } from '../../../core/languages/languages.ts';
import config from '../../../frontdesk.config.ts';
import { timerFires } from '../../factories/team-acts.ts';
import { calls, says } from '../../factories/world.ts';
import { dictionary, escalated, frenchNotice, inEnglish, invoice, wantsPerson } from './french-visitor.ts';
import { translatingWorld } from './translation-world.ts';

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
        firstMessage: 5,
      },
      {
        from: 'visitor',
        name: 'Zoé',
        text: 'Thanks',
        original: { text: 'Merci', language: 'fr', ref: expect.any(String) },
        firstMessage: 6,
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
