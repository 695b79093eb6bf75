import { readFile } from 'node:fs/promises';
import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { supportedLanguages } from '../../../core/languages/languages.ts';

/** 17 first questions of 3 to 8 words in each language: the first half was used to choose words and figures, the second was not. */
const questionsIn = async (half: 'chosen-on' | 'held-out'): Promise<[string, string[]][]> =>
  Object.entries(JSON.parse(await readFile(`test/unit/languages/first-questions-${half}.json`, 'utf8')));
const [chosenOn, heldOut] = [await questionsIn('chosen-on'), await questionsIn('held-out')];

const { detect } = tinyldDetector();

const count = ([language, questions]: [string, string[]]) => {
  const heard = questions.map((question) => ({ question, as: detect(question) }));
  return {
    language,
    right: heard.filter(({ as }) => as === language).length,
    wrong: heard.filter(({ as }) => as !== undefined && as !== language),
  };
};

/** Right ones of 17; the rest is not guessed. Czech and Slovak without accents are often the same. */
const leastRight: Record<string, [number, number]> = {
  en: [17, 17],
  de: [17, 16],
  fr: [17, 16],
  es: [17, 16],
  it: [17, 17],
  pt: [16, 15],
  nl: [17, 17],
  pl: [17, 16],
  cs: [15, 10],
  sk: [13, 13],
  hu: [16, 15],
  ro: [16, 16],
  sv: [16, 15],
  ja: [17, 17],
};

describe('the language of first questions', () => {
  const cases = supportedLanguages.map((language) => ({ language, least: leastRight[language] ?? [17, 17] }));
  const of = (half: [string, string[]][], language: string): [string, string[]] => [
    language,
    half.find(([code]) => code === language)?.[1] ?? [],
  ];

  it('is asked of 17 questions for each language and half, none of them twice', () => {
    for (const half of [chosenOn, heldOut]) {
      expect(half.map(([language, questions]) => [language, questions.length]).sort()).toEqual(
        supportedLanguages.map((language) => [language, 17]).sort(),
      );
    }
    for (const { language } of cases) {
      const all = [...of(chosenOn, language)[1], ...of(heldOut, language)[1]];
      expect(new Set(all).size).toBe(34);
    }
  });

  it.each(cases)('is heard as before or better in $language', ({ language, least: [chosen, held] }) => {
    const [first, second] = [count(of(chosenOn, language)), count(of(heldOut, language))];
    expect(first.right).toBeGreaterThanOrEqual(chosen);
    expect(second.right).toBeGreaterThanOrEqual(held);
    expect(second.wrong).toEqual([]);
  });

  it('is never wrong, but for a Czech question that is good Slovak without accents', () => {
    expect(chosenOn.flatMap((half) => count(half).wrong)).toEqual([
      { question: 'ma api nejaky limit', as: 'sk' },
    ]);
  });

  it.each([
    'Hvor meget koster det?',
    'Kan jeg bruge det på min hjemmeside?',
    'Kan jeg få hjelp med kontoen min?',
    'Paljonko tämä maksaa?',
    'Onko teillä ilmainen kokeilu?',
    'Koliko košta LiveAgent?',
    'Imate li besplatnu verziju?',
    'Ücretsiz deneme var mı?',
    'Сколько это стоит?',
    'Πόσο κοστίζει;',
    '价格是多少',
    '이거 얼마예요?',
    'Giá bao nhiêu?',
    'Quant costa això?',
  ])('is not guessed where it is none of these: %s', (question) => {
    expect(detect(question)).toBeUndefined();
  });

  it.each([
    'Microsoft Teams',
    'Google Workspace Gmail',
    'SPF DKIM DMARC',
    'error 500 widget',
    'per month?',
    'no',
    'si',
  ])('is not guessed from names and bare words: %s', (text) => {
    expect(detect(text)).toBeUndefined();
  });

  it.each([
    ['fr', 'Je voudrais un refund'],
    ['de', 'Ich möchte ein Upgrade'],
    ['es', 'necesito un refund por favor'],
    ['nl', 'Hoe reset ik mijn Netflix-wachtwoord?'],
    ['cs', 'Máte integraci s Telegramem?'],
    ['cs', 'Jak nainstaluji chat na web?'],
    ['pl', 'Ile kosztuje LiveAgent?'],
  ])('is %s in spite of a foreign word: %s', (language, question) => {
    expect(detect(question)).toBe(language);
  });
});
