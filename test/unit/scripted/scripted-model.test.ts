import { en as english } from '../../../core/languages/en.ts';
import { wordings } from '../../../local/emulators/bedrock/scripted/wording.ts';
import {
  answerTo,
  aPassage,
  type Chat,
  calls,
  evidenceText,
  type Language,
  respond,
} from '../../factories/scripted-chat.ts';
import { features, languages, preise, pricing, tarifs, words } from './scripted-passages.ts';

describe('the scripted model, with evidence', () => {
  it.each<[Language, string, ReturnType<typeof aPassage>, string]>([
    [
      'en',
      'How much does the Small plan cost per agent?',
      pricing,
      'The Small plan costs $15 per agent. [2]',
    ],
    [
      'fr',
      'Combien coûte la formule Small par agent ?',
      tarifs,
      'La formule Small coûte 15 dollars par agent. [2]',
    ],
    [
      'de',
      'Was kostet der Tarif Small pro Agent?',
      preise,
      'Der Tarif Small kostet 15 Dollar pro Agent. [2]',
    ],
  ])(
    'answers in %s with the best sentences of the best passage, cited',
    async (language, question, passage, answer) => {
      expect(
        await answerTo({ language, words: question, sufficient: true, passages: [features, passage] }),
      ).toBe(answer);
    },
  );

  it('keeps a list together with the line that opens it', async () => {
    expect(
      await answerTo({
        words: 'What are the main features of LiveAgent?',
        sufficient: true,
        passages: [pricing, features],
      }),
    ).toBe('The main features of LiveAgent are:\n- ticketing\n- live chat\n- a call centre [2]');
  });

  it('quotes neither a question nor a heading', async () => {
    const asked = aPassage(
      'Costs',
      '# What does Small cost?\n\nWhat does the Small plan cost?\n\nCost of Small\n\nSmall is 15 dollars per agent.',
    );
    expect(
      await answerTo({ words: 'What does the Small plan cost?', sufficient: true, passages: [asked] }),
    ).toBe('Small is 15 dollars per agent. [1]');
  });

  it('quotes no passage in another language than the answer should be in', async () => {
    const asked: Chat = {
      language: 'fr',
      words: 'Quel est le prix de Small ?',
      sufficient: true,
      passages: [pricing],
    };
    expect(await calls('search_knowledge', asked)).toEqual({ query: 'prix coûte par agent et par mois' });
    const steps = [{ tool: 'search_knowledge', result: evidenceText([pricing], true) }];
    expect(await calls('request_human', { ...asked, steps })).toMatchObject({
      reason: 'no_evidence',
      confirmed: false,
    });
  });

  it('prefers the passage in the language of the answer to a better one in another', async () => {
    expect(
      await answerTo({
        language: 'fr',
        words: 'Combien coûte la formule Small par agent ?',
        sufficient: true,
        passages: [pricing, tarifs],
      }),
    ).toBe('La formule Small coûte 15 dollars par agent. [2]');
  });

  it('searches for each of two questions and answers both, each from its own', async () => {
    const asked: Chat = {
      words: 'Does chat cost extra? And what are the main features?',
      passages: [features],
    };
    const { output } = await respond(asked);
    expect(
      output.message.content.map((block) => ('toolUse' in block ? block.toolUse.input : block.text)),
    ).toEqual([{ query: 'price per agent per month cost plan' }, { query: 'main features' }]);
    const steps = [
      { tool: 'search_knowledge', result: evidenceText([pricing], true, [features]) },
      { tool: 'search_knowledge', result: evidenceText([features], true) },
    ];
    expect(await answerTo({ ...asked, steps })).toMatch(
      /\[2\]\n\nThe main features of LiveAgent are:\n- ticketing\n- live chat\n- a call centre \[1\]$/,
    );
  });

  it('says so where it finds only one of two answers', async () => {
    const steps = [
      { tool: 'search_knowledge', result: evidenceText([features], true) },
      { tool: 'search_knowledge', result: 'Nothing was found.' },
    ];
    const words = 'What are the main features? And does it support Telegram?';
    expect(await answerTo({ words, steps })).toBe(
      `The main features of LiveAgent are:\n- ticketing\n- live chat\n- a call centre [1]\n\n${wordings.en.partly}`,
    );
  });

  it.each<[Language, string, string]>([
    ['en', 'hwo much dose it cost per moth', 'price per agent per month cost plan'],
    ['fr', 'c’est combein par mois', 'prix coûte par agent et par mois'],
    ['de', 'was kosttet das im monnat', 'Preis kostet pro Agent und Monat'],
  ])('reads slips of the fingers in %s: %s', async (language, words, query) => {
    expect(await calls('search_knowledge', { language, words })).toEqual({ query });
  });

  it('takes an article for no answer that does not name the product asked about', async () => {
    const channels = aPassage('Channels', 'LiveAgent supports WhatsApp and Viber messages.');
    const asked = { words: 'Do you support Telegram messages?', sufficient: true, passages: [channels] };
    expect(await answerTo(asked)).toMatchObject({ tool: 'search_knowledge' });
  });

  it('leaves out the signature of a mail', async () => {
    const words = 'How do I import contacts?\n\nBest regards,\nBen Jones\nAcme Ltd.';
    expect(await calls('search_knowledge', { words })).toEqual({
      query: 'import tickets contacts from another help desk',
    });
  });

  it('never repeats an address', async () => {
    const answer = await answerTo({
      words: 'Which plans include chat?',
      sufficient: true,
      passages: [pricing],
    });
    expect(answer).toBe('All plans include chat. [1]');
  });
});

describe('the scripted model, without evidence', () => {
  const question = 'Does it support carrier pigeons?';

  it('searches once more with the words that matter', async () => {
    expect(await calls('search_knowledge', { words: question, passages: [features] })).toEqual({
      query: 'support carrier pigeons',
    });
  });

  it('adds the question before where this one is short', async () => {
    const before: Chat['before'] = [
      ['visitor', 'How do I import contacts?'],
      ['assistant', 'By CSV.'],
    ];
    expect(await calls('search_knowledge', { before, words: 'And attachments?' })).toEqual({
      query: 'import contacts attachments',
    });
  });

  it('answers from what the second search finds, under its number', async () => {
    expect(
      await answerTo({
        words: 'What does the Small plan cost?',
        passages: [features],
        steps: [{ tool: 'search_knowledge', result: evidenceText([pricing], true, [features]) }],
      }),
    ).toBe('The Small plan costs $15 per agent. [2]');
  });

  it.each(languages)('offers a person in %s by asking for one unconfirmed', async (language) => {
    const steps = [{ tool: 'search_knowledge', result: 'Nothing was found.' }];
    const input = await calls('request_human', { language, words: question, steps });
    expect(input).toMatchObject({ reason: 'no_evidence', confirmed: false });
  });

  it.each<[Language, string]>([
    ['en', wordings.en.offer],
    ['de', wordings.de.offer],
    [
      'fr',
      'Je n’ai pas trouvé cela dans notre base de connaissances. Notre équipe répond en anglais. Parlez-vous anglais et souhaitez-vous l’aide d’un membre de l’équipe dans cette langue ?',
    ],
    [
      'es',
      'No he encontrado esto en nuestra base de conocimientos. Nuestro equipo responde en inglés. ¿Habla inglés y desea la ayuda de un compañero del equipo en ese idioma?',
    ],
  ])('asks in %s whether a person is wanted, where it has no such tool', async (language, text) => {
    expect(await answerTo({ language, words: question, tools: [] })).toBe(text);
  });

  it.each<[Language, string, string]>([
    ['en', wordings.en.offer, 'Yes please, that would be great'],
    ['en', `${english.words.notFound} ${english.words.offerPerson}`, 'sure'],
    ['de', wordings.de.offer, 'Ja, gerne!'],
    ['fr', wordings.fr.offerOther.replaceAll('{team}', 'anglais'), 'Oui, je parle anglais'],
    ['es', english.words.offerPersonOtherLanguage.replaceAll('{language}', 'English'), 'Sí, por favor'],
  ])('calls a person in %s after a yes', async (language, offer, yes) => {
    const before: Chat['before'] = [
      ['visitor', question],
      ['assistant', offer],
    ];
    const input = await calls('request_human', { language, before, words: yes });
    expect(input).toMatchObject({ reason: 'no_evidence', confirmed: true });
    expect(input.brief).toContain(`Before that: "${question}"`);
  });

  it.each<[Language, string]>([
    ['en', 'No thanks'],
    ['fr', 'Non merci'],
    ['de', 'Nein, danke'],
  ])('leaves it in %s after a no', async (language, no) => {
    const before: Chat['before'] = [
      ['visitor', question],
      ['assistant', words(language).offer],
    ];
    expect(await answerTo({ language, before, words: no })).toBe(words(language).allRight);
  });

  it.each(['waiting', 'claimed'] as const)('offers nobody while a case is %s', async (status) => {
    const steps = [{ tool: 'search_knowledge', result: 'Nothing was found.' }];
    expect(await answerTo({ case: status, words: question, steps })).toBe(wordings.en.teamHasIt);
  });
});
