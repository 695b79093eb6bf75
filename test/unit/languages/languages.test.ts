import type { Language } from '../../../core/languages/language.ts';
import {
  fill,
  languageName,
  languageOf,
  saysNo,
  saysYes,
  supportedLanguages,
} from '../../../core/languages/languages.ts';
import { plain } from '../../../core/languages/words.ts';

const marksIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const en = languageOf('en');
const keys = Object.keys(en.words) as (keyof Language['words'])[];

describe.each(supportedLanguages)('%s', (code) => {
  const language = languageOf(code);

  it('says everything English says, with the same marks', () => {
    expect(language.code).toBe(code);
    expect(Object.keys(language.words)).toEqual(keys);
    for (const key of keys) {
      expect(language.words[key].trim()).toBe(language.words[key]);
      expect([key, marksIn(language.words[key])]).toEqual([key, marksIn(en.words[key])]);
    }
  });

  it('says it in its own words', () => {
    const same = keys.filter((key) => language.words[key] === en.words[key]);
    expect(same).toEqual(code === 'en' ? keys : code === 'fr' ? ['sources'] : []);
  });

  it('knows twenty ways to ask for a person, and how to say yes and no', () => {
    expect(language.wantsPerson.length).toBeGreaterThanOrEqual(20);
    expect(language.yes.length).toBeGreaterThanOrEqual(8);
    expect(language.no.length).toBeGreaterThanOrEqual(5);
    expect(language.person.length).toBeGreaterThanOrEqual(3);
    for (const phrase of [...language.person, ...language.wantsPerson, ...language.yes, ...language.no]) {
      expect(phrase).toBe(phrase.toLowerCase());
      expect(plain(phrase)).not.toBe('');
    }
  });

  it('takes each of its own answers as what it is', () => {
    expect(language.yes.filter((phrase) => !saysYes(phrase, [code]))).toEqual([]);
    expect(language.no.filter((phrase) => !saysNo(phrase, [code]))).toEqual([]);
    expect(language.yes.filter((phrase) => saysNo(phrase, [code]))).toEqual([]);
  });
});

describe('languageOf', () => {
  it('falls back to English', () => {
    expect(languageOf('xx')).toBe(en);
    expect(supportedLanguages).toEqual([
      'en',
      'fr',
      'de',
      'es',
      'it',
      'pt',
      'nl',
      'pl',
      'cs',
      'sk',
      'hu',
      'ro',
      'sv',
      'ja',
    ]);
  });
});

describe('fill', () => {
  it('puts values in place of marks, taking nothing in a value for a mark', () => {
    expect(fill('{name} and {name} in {language}', { name: '{language}$&', language: 'German' })).toBe(
      '{language}$& and {language}$& in German',
    );
  });

  it('refuses a mark without a value', () => {
    expect(() => fill('{name}', {})).toThrow('there is no value for {name} in "{name}"');
    expect(() => fill('{constructor}', {})).toThrow('there is no value for {constructor} in "{constructor}"');
  });
});

describe('languageName', () => {
  it.each([
    ['de', 'en', 'German'],
    ['en', 'de', 'Englisch'],
    ['en', 'ja', '英語'],
    ['pt-BR', 'fr', 'portugais brésilien'],
    ['not a code', 'en', 'not a code'],
  ])('of %s in %s is %s', (code, inLanguage, name) => {
    expect(languageName(code, inLanguage)).toBe(name);
  });
});

describe('saysYes', () => {
  it.each([
    ['Yes!', ['en']],
    ['yes, I speak English', ['en']],
    ['Sure, go ahead', ['en']],
    ['OK', ['en']],
    ['OUI', ['fr']],
    ["D'accord", ['fr']],
    ['si', ['es']],
    ['Ano, prosím', ['cs']],
    ['はい、お願いします', ['ja']],
    ['Yes please', ['pl', 'en']],
  ])('hears yes in "%s"', (text, codes) => {
    expect(saysYes(text, codes)).toBe(true);
  });

  it.each([
    ['yes, but not now', ['en']],
    ['ok no', ['en']],
    ['ok, what does it cost?', ['en']],
    ['ok what does it cost', ['en']],
    ['please tell me the price', ['en']],
    ['surely not', ['en']],
    ['yesterday it worked', ['en']],
    ['no', ['en']],
    ['jó napot', ['hu']],
    ['はいくらですか？', ['ja']],
    ['oui', ['en']],
    ['', ['en']],
  ])('does not hear yes in "%s"', (text, codes) => {
    expect(saysYes(text, codes)).toBe(false);
  });
});

describe('saysNo', () => {
  it.each([
    ['No, thank you', ['en']],
    ['Nein danke', ['de']],
    ['いいえ、結構です', ['ja']],
    ["non, ce n'est pas nécessaire", ['fr']],
  ])('hears no in "%s"', (text, codes) => {
    expect(saysNo(text, codes)).toBe(true);
  });

  it.each([
    ['no, yes please', ['en']],
    ['nobody answered', ['en']],
    ['nothing', ['en']],
    ['yes', ['en']],
  ])('does not hear no in "%s"', (text, codes) => {
    expect(saysNo(text, codes)).toBe(false);
  });
});
