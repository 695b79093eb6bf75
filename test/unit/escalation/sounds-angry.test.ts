import { angerWords } from '../../../core/escalation/anger-words.ts';
import { soundsAngry } from '../../../core/escalation/sounds-angry.ts';
import { supportedLanguages } from '../../../core/languages/languages.ts';

describe('the words of anger', () => {
  it('are known in every language Frontdesk speaks', () => {
    expect(Object.keys(angerWords).sort()).toEqual([...supportedLanguages].sort());
    for (const words of Object.values(angerWords)) expect(words.length).toBeGreaterThanOrEqual(15);
  });

  it.each([
    'This is RIDICULOUS!',
    'C’est inadmissible',
    'Jetzt reicht es mir aber',
    '¡Esto es inaceptable!',
    'È una vergogna!',
    'Isto é um absurdo',
    'dit is belachelijk',
    'To skandal! Jestem wsciekly',
    'Tohle je nepřijatelné',
    'Som veľmi sklamaný',
    'Ez felháborító!',
    'Este inacceptabil',
    'Det är under all kritik',
    'もう最悪です',
  ])('are heard in: %s', (text) => {
    expect(soundsAngry(text)).toBe(true);
  });

  it.each([
    'How much does it cost?',
    'Combien coûte LiveAgent ?',
    'Wie kann ich kündigen?',
    '料金はいくらですか？',
    'No, thank you.',
    'Can I scan barcodes?',
  ])('are not heard in: %s', (text) => {
    expect(soundsAngry(text)).toBe(false);
  });
});
