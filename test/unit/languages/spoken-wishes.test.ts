import { saysNo, saysYes, supportedLanguages, wantsPerson } from '../../../core/languages/languages.ts';
import { spokenAnswers } from './spoken-answers.ts';
import { spokenOfPeople } from './spoken-of-people.ts';
import { spokenWishes } from './spoken-wishes.ts';

describe.each(supportedLanguages)('what visitors say in %s', (code) => {
  const asks = spokenWishes[code] ?? [];
  const speaksOf = spokenOfPeople[code] ?? [];
  const { yes = [], no = [] } = spokenAnswers[code] ?? {};

  it('is tried with six sentences each way', () => {
    expect([asks, speaksOf, yes, no].map((sentences) => sentences.length)).toEqual([6, 6, 6, 6]);
  });

  it.each(asks)('asks for a person: %s', (text) => {
    expect(wantsPerson(text)).toBe(true);
  });

  it.each(speaksOf)('asks for none: %s', (text) => {
    expect(wantsPerson(text)).toBe(false);
  });

  it.each(yes)('is a yes: %s', (text) => {
    expect([saysYes(text, [code]), saysNo(text, [code])]).toEqual([true, false]);
  });

  it.each(no)('is a no: %s', (text) => {
    expect([saysYes(text, [code]), saysNo(text, [code])]).toEqual([false, true]);
  });
});
