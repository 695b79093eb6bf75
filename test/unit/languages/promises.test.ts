import { makesFalsePromise } from '../../../core/assistant/promises.ts';
import { supportedLanguages } from '../../../core/languages/languages.ts';
import { promises } from '../../../core/languages/promises/promises.ts';
import { falsePromises } from './false-promises.ts';
import { harmlessAnswers } from './harmless-answers.ts';

it('knows how every language promises', () => {
  expect([...promises.keys()]).toEqual(supportedLanguages);
  for (const { done, coming, conditions } of promises.values()) {
    expect(Math.min(done.length, coming.length, conditions.length)).toBeGreaterThan(0);
  }
});

describe.each(supportedLanguages)('a promise in %s', (code) => {
  const claims = falsePromises[code] ?? [];
  const harmless = harmlessAnswers[code] ?? [];

  it('is tried with at least eight sentences each way', () => {
    expect(Math.min(claims.length, harmless.length)).toBeGreaterThanOrEqual(8);
  });

  it.each(claims)('is heard in %j', (text) => {
    expect(makesFalsePromise(text)).toBe(true);
  });

  it.each(harmless)('is not heard in %j', (text) => {
    expect(makesFalsePromise(text)).toBe(false);
  });

  it('is heard in capitals, without diacritics, and after other sentences', () => {
    const [claim] = claims;
    expect(makesFalsePromise(`${harmless[0]} ${claim?.toUpperCase()}`)).toBe(true);
  });
});
