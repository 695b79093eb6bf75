import { en as english } from '../../../core/languages/en.ts';
import { wordings } from '../../../local/emulators/bedrock/scripted/wording.ts';
import { answerTo, aPassage, type Chat, calls, type Language } from '../../factories/scripted-chat.ts';

const pricing = aPassage(
  'Pricing',
  '# Pricing\n\nLiveAgent is billed per agent and month. The **Small** plan costs $15 per agent. There is no set-up fee. [All plans](https://www.liveagent.com/pricing/) include chat.',
);

describe('the scripted model and a buyer', () => {
  const interest: Record<'en' | 'fr' | 'de', string> = {
    en: 'We would like to buy LiveAgent.',
    fr: 'Nous souhaitons acheter LiveAgent.',
    de: 'Wir möchten LiveAgent kaufen.',
  };
  const use: Record<'en' | 'fr' | 'de', string> = {
    en: 'Answering our customers by e-mail',
    fr: 'Répondre aux demandes de nos clients',
    de: 'Für Anfragen unserer Kunden',
  };

  it.each(['en', 'fr', 'de'] as const)(
    'asks in %s for the use case, then the address, then tells sales',
    async (language) => {
      const asked: Chat = { language, words: interest[language] };
      expect(await answerTo(asked)).toBe(wordings[language].askUseCase);
      const told: Chat = {
        language,
        before: [
          ['visitor', interest[language]],
          ['assistant', wordings[language].askUseCase],
        ],
        words: use[language],
      };
      expect(await answerTo(told)).toBe(wordings[language].askEmail);
      const given: Chat = {
        language,
        before: [
          ...(told.before ?? []),
          ['visitor', use[language]],
          ['assistant', wordings[language].askEmail],
        ],
        words: 'Anna Smith, anna.smith@example.com',
      };
      const input = await calls('notify_sales', given);
      expect(input).toMatchObject({
        email: 'anna.smith@example.com',
        name: 'Anna Smith',
        quote: interest[language],
      });
      expect(input.use_case).toContain(`: "${use[language]}"`);
      expect(input.summary).toMatch(
        /^The visitor writes in (English|French|German) and is interested in buying: "/,
      );
      const steps = [{ tool: 'notify_sales', result: 'Queued. The team will get one e-mail.' }];
      expect(await answerTo({ ...given, steps })).toBe(wordings[language].leadThanks);
    },
  );

  it.each([
    ['en', 'We want it for our support team of 25, my mail is zoe@example.org'],
    ['fr', 'Nous le voudrions pour notre service client, mon adresse : zoe@example.org'],
    ['de', 'Wir brauchen das für unseren Kundenservice, meine Adresse ist zoe@example.org'],
  ] as const)('tells sales at once of a buyer who says everything in one go: %s', async (language, words) => {
    expect(await calls('notify_sales', { language, words })).toMatchObject({ email: 'zoe@example.org' });
  });

  it.each([
    ['en', 'How do I get it for my phone?'],
    ['en', 'I need this for my phone, how does it work?'],
    ['de', 'Brauche ich das für meinen Computer?'],
  ] as const)('takes no question for a wish to buy: %s %s', async (language, words) => {
    expect(await answerTo({ language, words })).not.toBe(wordings[language].askUseCase);
  });

  it('asks for nothing that was already given', async () => {
    const said =
      'Hi! I am interested in LiveAgent for our support team. My name is Ben Jones, ben@example.org. Does it do chat?';
    const input = await calls('notify_sales', { words: said });
    expect(input).toMatchObject({
      email: 'ben@example.org',
      name: 'Ben Jones',
      quote: 'I am interested in LiveAgent for our support team.',
    });
  });

  it.each(['I want a quote for 20 agents', 'How can we sign up our team?'])(
    'sees interest in: %s',
    async (said) => {
      expect(await answerTo({ words: said })).toBe(wordings.en.askUseCase);
    },
  );

  it('sends no lead for what is no help-desk work', async () => {
    const before: Chat['before'] = [
      ['visitor', interest.en],
      ['assistant', wordings.en.askUseCase],
    ];
    expect(await answerTo({ before, words: 'To water my plants' })).toBe(wordings.en.notHelpDesk);
  });

  it('takes no address without interest for a lead', async () => {
    expect(await answerTo({ words: 'ben@example.org' })).toBe(wordings.en.unclear);
    expect(await answerTo({ case: 'waiting', words: 'My address is ben@example.org' })).toBe(
      wordings.en.addressSeen,
    );
  });

  it.each<[Language, string, string]>([
    ['en', 'By the way, we are 12 agents.', 'By the way, we are 12 agents.'],
    ['en', 'Thanks. We want to start in May.', 'We want to start in May.'],
    ['fr', 'Notre budget est de 300 euros par mois.', 'Notre budget est de 300 euros par mois.'],
    ['de', 'Wir sind 20 Leute. Danke!', 'Wir sind 20 Leute.'],
  ])('passes on in %s what sales should know beside the lead: %s', async (language, said, quote) => {
    const before: Chat['before'] = [
      ['visitor', `${interest.en} It is for our support team. ben@example.org`],
      ['assistant', english.words.leadSent],
    ];
    const again = { language, lead: 'sent' as const, before, words: said };
    expect(await calls('notify_sales', again)).toMatchObject({ email: 'ben@example.org', quote });
  });

  it('passes on no question and nothing twice', async () => {
    const before: Chat['before'] = [
      ['visitor', `${interest.en} It is for our support team of 12 agents. ben@example.org`],
      ['assistant', english.words.leadSent],
      ['visitor', 'We are 12 agents.'],
      ['assistant', english.words.leadUpdated],
    ];
    const sent = { lead: 'sent' as const, before, sufficient: true, passages: [pricing] };
    expect(await answerTo({ ...sent, words: 'What does it cost for 12 agents?' })).toMatch(/\[1\]$/);
    expect(await answerTo({ ...sent, words: 'We are 12 agents.' })).toMatch(/\[1\]$/);
  });

  it.each<['en' | 'fr' | 'de', string, keyof (typeof wordings)['en']]>([
    ['en', "I'd rather not", 'noEmail'],
    ['fr', 'je préfère ne pas la donner', 'noEmail'],
    ['de', 'möchte ich nicht angeben', 'noEmail'],
    ['en', 'why do you need it?', 'whyEmail'],
    ['fr', 'pourquoi mon adresse ?', 'whyEmail'],
    ['de', 'wozu brauchen Sie die?', 'whyEmail'],
    ['en', 'ben at acme dot com', 'askEmailHere'],
  ])('takes in %s to the question for an address: %s', async (language, said, key) => {
    const before: Chat['before'] = [
      ['visitor', interest[language]],
      ['assistant', wordings[language].askUseCase],
      ['visitor', use[language]],
      ['assistant', wordings[language].askEmail],
    ];
    expect(await answerTo({ language, before, words: said })).toBe(wordings[language][key]);
  });

  it('never asks again for an address that was refused, and takes it when it comes', async () => {
    const before: Chat['before'] = [
      ['visitor', `${interest.en} It is for our support team.`],
      ['assistant', wordings.en.askEmail],
      ['visitor', 'No thanks'],
      ['assistant', wordings.en.noEmail],
    ];
    const asked = { before, sufficient: true, passages: [pricing] };
    expect(await answerTo({ ...asked, words: 'What would buying the Small plan cost?' })).toMatch(/\[1\]$/);
    expect(await calls('notify_sales', { before, words: 'ok, ben@example.org' })).toMatchObject({
      email: 'ben@example.org',
    });
  });

  it('answers a question before it asks its own', async () => {
    const said = 'We want to buy LiveAgent. What does the Small plan cost?';
    expect(await answerTo({ words: said, sufficient: true, passages: [pricing] })).toBe(
      `The Small plan costs $15 per agent. [1]\n\n${wordings.en.askUseCase}`,
    );
  });

  it('sends no second lead', async () => {
    expect(await answerTo({ lead: 'sent', words: 'I want to buy it, ben@example.org' })).toBe(
      wordings.en.leadKnown,
    );
  });

  it.each<[Language, string]>([
    ['en', 'No, use the one you have'],
    ['en', 'the same one as on file'],
    ['fr', 'Vous avez déjà mon adresse'],
    ['de', 'Die haben Sie schon'],
  ])('asks in %s for an address in this chat after: %s', async (language, said) => {
    const buyer = language === 'es' ? 'en' : language;
    const before: Chat['before'] = [
      ['visitor', interest[buyer]],
      ['assistant', wordings[buyer].askUseCase],
      ['visitor', use[buyer]],
      ['assistant', wordings[buyer].askEmail],
    ];
    expect(await answerTo({ language, before, words: said })).toBe(wordings[buyer].askEmailHere);
  });

  it('tells sales of a second address', async () => {
    const before: Chat['before'] = [
      ['visitor', interest.en],
      ['assistant', wordings.en.askUseCase],
      ['visitor', use.en],
      ['assistant', wordings.en.askEmail],
      ['visitor', 'ben@example.org'],
      ['assistant', wordings.en.leadThanks],
    ];
    const again = { lead: 'sent' as const, before, words: 'and also two@example.org' };
    expect(await calls('notify_sales', again)).toMatchObject({ email: 'two@example.org' });
    expect(await answerTo({ ...again, words: 'ben@example.org' })).toBe(wordings.en.leadKnown);
  });

  it.each([
    'ben@example.org, name Ben Jones',
    'ben@example.org (Ben Jones)',
    'Name: Ben Jones, ben@example.org',
  ])('takes the name from: %s', async (said) => {
    const before: Chat['before'] = [
      ['visitor', `${interest.en} It is for our support team, for answering our customers.`],
      ['assistant', wordings.en.askEmail],
    ];
    expect(await calls('notify_sales', { before, words: said })).toMatchObject({ name: 'Ben Jones' });
  });

  it('asks again for an address that was refused', async () => {
    const steps = [{ tool: 'notify_sales', result: 'email is not one plain e-mail address.', ok: false }];
    expect(await answerTo({ words: 'We buy it for our support, ben@example.org', steps })).toBe(
      wordings.en.askEmailHere,
    );
  });

  it('answers a question instead of asking again', async () => {
    const before: Chat['before'] = [
      ['visitor', interest.en],
      ['assistant', wordings.en.askUseCase],
    ];
    expect(
      await answerTo({
        before,
        words: 'What does the Small plan cost?',
        sufficient: true,
        passages: [pricing],
      }),
    ).toBe('The Small plan costs $15 per agent. [1]');
  });
});
