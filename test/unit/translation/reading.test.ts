import { noTranslations, readingsOf, type Translations } from '../../../core/translation/reading.ts';

/** A visitor who writes French to a team that reads English. */
const border = {
  foreignToTeam: (text: string) => (text === '123' ? undefined : 'fr'),
  foreignToVisitor: () => 'en',
};
const done: Translations = {
  team: new Map([
    ['Merci', 'Thanks'],
    ['LiveAgent', 'LiveAgent'],
  ]),
  visitor: new Map([['Thanks', 'Merci']]),
};
const { byTeam, byVisitor, messageByTeam } = readingsOf(border, done, 'en');
const message = { seq: 1, from: 'visitor' as const, text: 'Bonjour', at: 0 };

describe('how both sides read each other', () => {
  it.each([
    ['a translation', 'Merci', { text: 'Thanks', translatedFrom: 'fr' }],
    ['what is the same in every language', 'LiveAgent', { text: 'LiveAgent' }],
    ['what needs none', '123', { text: '123' }],
    ['what has none', 'Au revoir', { text: 'Au revoir', untranslated: 'fr' }],
  ])('is %s', (_what, text, reading) => {
    expect(byTeam({ text, from: 'visitor' })).toEqual(reading);
  });

  it('is the other way round for the visitor', () => {
    expect([byVisitor('Thanks'), byVisitor('Bye')]).toEqual([
      { text: 'Merci', translatedFrom: 'en' },
      { text: 'Bye', untranslated: 'en' },
    ]);
  });

  it('is what a message was translated to before, where the team still reads that language', () => {
    const translated = { ...message, translation: { text: 'Hello', language: 'en' } };
    const german = { ...message, translation: { text: 'Hallo', language: 'de' } };
    expect([translated, german].map(messageByTeam)).toEqual([
      { text: 'Hello', translatedFrom: 'fr' },
      { text: 'Bonjour', untranslated: 'fr' },
    ]);
    expect(readingsOf(border, noTranslations, 'en').messageByTeam(translated).text).toBe('Hello');
  });
});
