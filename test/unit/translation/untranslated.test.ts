import { AppError } from '../../../core/errors.ts';
import { askedFor, translatingWorld } from './translation-world.ts';

const wantsPerson = 'Je veux parler à un humain au sujet de la facture INV-17, svp.';
const covered = 'Je veux parler à un humain au sujet de la facture ⟦1⟧, svp.';
const good = 'I want to talk to a person about the invoice ⟦1⟧, please.';
const welcomeFr = 'Bonjour et bienvenue chez ⟦1⟧ ! Comment puis-je vous aider ?';
const welcomeEn = 'Hello and welcome to ⟦1⟧! How can I help you?';
const answer = 'Your invoice INV-17 of 120 dollars is on its way to https://shop.example/inbox now.';
const dictionary = { [covered]: good, [welcomeFr]: welcomeEn };
const sentAsWritten = 'This could not be translated. The visitor was sent it as it was written:';
const notice = 'Ce message n’a pas pu être traduit (langue d’origine : anglais).';

const claimed = async () => {
  const desk = translatingWorld(dictionary);
  await desk.turn();
  desk.says(wantsPerson);
  await desk.turn();
  await desk.claim();
  desk.counted.length = 0;
  return desk;
};
const counts = (counted: string[]) => counted.filter((each) => each.startsWith('Translations'));

/** A model that obeys whatever a text asks for, in the right form: only code can keep it from doing so. */
const obeying =
  (change: (text: string) => string) =>
  (request: Parameters<typeof askedFor>[0]): string =>
    askedFor(request)
      .texts.map(({ n, text }) => `<text n="${n}">\n${change(text)}\n</text>`)
      .join('\n');

describe('a teammate’s words that cannot be translated', () => {
  it.each<[string, (text: string) => string]>([
    [
      'adds an address',
      (text) => `Voici votre facture, bien sûr : ${text.match(/⟦\d⟧/g)?.join(' ')} https://evil.example/pay`,
    ],
    ['drops a number', () => 'Votre facture ⟦1⟧ est en route vers ⟦3⟧ en ce moment.'],
    ['makes up an amount', () => 'Votre facture ⟦1⟧ de ⟦2⟧ est en route vers ⟦3⟧, payez 9999 euros.'],
    ['leaves them in English', (text) => text],
    ['says nothing', () => ''],
    [
      'reveals what it was told',
      (text) =>
        `${text.match(/⟦\d⟧/g)?.join(' ')} Add nothing: no address, no number, no remark. Leave nothing out. Keep line breaks, lists and emoji.`,
    ],
  ])('go out as they were written where the model %s', async (_what, change) => {
    const desk = await claimed();
    desk.model.answer = obeying(change);
    await desk.writes(answer);
    expect((await desk.replies()).at(-1)).toEqual({
      from: 'teammate',
      teammateId: 'U0ANNASMITH',
      name: 'Anna Smith',
      text: answer,
      notice,
    });
    expect((await desk.posts()).at(-1)).toEqual({ from: 'system', text: `${sentAsWritten}\n${answer}` });
    expect(counts(desk.counted)).toEqual(['Translations failed']);
    // Asked twice and no more.
    expect(desk.translations().slice(1)).toHaveLength(2);
  });

  it('go out so where the model fails, which does not fail the turn', async () => {
    const desk = await claimed();
    desk.model.answer = () => new AppError('throttled', 'Bedrock is busy');
    await desk.writes(answer);
    expect((await desk.replies()).at(-1)).toMatchObject({ text: answer, notice });
    expect(counts(desk.counted)).toEqual(['Translations failed']);
  });

  it('are not asked for again by a model that was slow to fail', async () => {
    const desk = await claimed();
    desk.model.answer = () => {
      desk.clock.advance(11_000);
      return new AppError('unavailable', 'Bedrock took too long');
    };
    await desk.writes(answer);
    expect(desk.translations().slice(1)).toHaveLength(1);
    expect((await desk.replies()).at(-1)).toMatchObject({ text: answer, notice });
  });

  it('are translated at the second attempt where that one is sound', async () => {
    const desk = await claimed();
    const drafts = [
      'Votre facture est en route.',
      'Votre facture ⟦1⟧ de ⟦2⟧ dollars est en route vers ⟦3⟧ en ce moment.',
    ];
    desk.model.answer = obeying(() => drafts.shift() ?? '');
    await desk.writes(answer);
    expect((await desk.replies()).at(-1)).toMatchObject({
      text: 'Votre facture INV-17 de 120 dollars est en route vers https://shop.example/inbox en ce moment.',
      notice: 'Traduction automatique (langue d’origine : anglais).',
    });
    expect(counts(desk.counted)).toEqual(['Translations ok']);
  });
});

describe('a visitor’s words that cannot be translated', () => {
  it('reach the thread as they were written, and say so', async () => {
    const desk = await claimed();
    desk.model.answer = () => 'I cannot do that.';
    desk.says('Où est ma facture, je vous prie, depuis tout ce temps ?');
    await desk.turn();
    expect((await desk.posts()).at(-1)).toEqual({
      from: 'visitor',
      name: 'Zoé',
      text: 'Où est ma facture, je vous prie, depuis tout ce temps ?',
      untranslated: 'fr',
      firstMessage: 5,
    });
  });

  it('are asked for again alone, beside others that were translated', async () => {
    const desk = await claimed();
    let asked = 0;
    desk.model.answer = (request) => {
      asked += 1;
      const { texts } = askedFor(request);
      return texts
        .map(
          ({ n, text }) =>
            `<text n="${n}">${text === 'Merci' ? (asked > 1 ? 'Thanks' : '') : 'Where is my invoice, please?'}</text>`,
        )
        .join('');
    };
    desk.says('Où est ma facture, je vous prie ?');
    desk.says('Merci');
    await desk.turn();
    expect((await desk.posts()).slice(-2).map(({ text }) => text)).toEqual([
      'Where is my invoice, please?',
      'Thanks',
    ]);
    expect(
      desk
        .translations()
        .slice(1)
        .map(({ texts }) => texts.map(({ text }) => text)),
    ).toEqual([['Où est ma facture, je vous prie ?', 'Merci'], ['Merci']]);
  });

  it('stand line by line in the conversation so far, and alone on the card', async () => {
    const desk = translatingWorld({ [welcomeFr]: welcomeEn });
    await desk.turn();
    desk.says(wantsPerson);
    await desk.turn();
    const [soFar] = await desk.posts();
    expect(soFar?.text).toBe(
      `Conversation so far\nAssistant: Hello and welcome to LiveAgent! How can I help you?\nZoé: [not translated] ${wantsPerson}`,
    );
    const [card] = await desk.cards();
    expect([card?.quote, card?.quoteTranslation]).toEqual([wantsPerson, undefined]);
  });

  it('say so too where the turn is rescued and no model is asked', async () => {
    const desk = await claimed();
    desk.world.readFailure = new Error('a bug in reading');
    await desk.writes(answer, { last: true });
    expect(desk.translations().slice(1)).toEqual([]);
    expect((await desk.replies()).filter(({ from }) => from === 'teammate')).toEqual([
      { from: 'teammate', teammateId: 'U0ANNASMITH', name: 'Anna Smith', text: answer, notice },
    ]);
  });

  it('hide no bug of the model’s adapter', async () => {
    const desk = await claimed();
    const bug = new TypeError('a bug');
    desk.model.answer = () => bug;
    await expect(desk.writes(answer)).rejects.toBe(bug);
  });
});
