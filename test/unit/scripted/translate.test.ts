import { tinyldDetector } from '../../../adapters/language/tinyld.ts';
import { checkTranslation } from '../../../core/translation/check-translation.ts';
import { textsIn, translationPrompt, translationRequest } from '../../../core/translation/prompt.ts';
import { protector } from '../../../core/translation/protect.ts';
import config from '../../../frontdesk.config.ts';
import { translationAsked } from '../../../local/emulators/bedrock/scripted/translate.ts';

const protect = protector({ products: ['LiveAgent'], people: [] });
const stable = translationPrompt(config);

const wire = (texts: { n: number; from: string; text: string }[], to: string) => {
  const { system, messages } = translationRequest(stable, texts, to);
  return {
    system: [{ text: system.stable }, { text: system.session }],
    messages: messages.map(({ role, content }) => ({
      role,
      content: content.flatMap((block) => ('text' in block ? [{ text: block.text }] : [])),
    })),
  };
};

describe('the scripted model where a translation is asked for', () => {
  it('keeps words and marks behind a label that says that it is scripted', () => {
    const answer = translationAsked(
      wire(
        [
          { n: 1, from: 'fr', text: 'Ma facture ⟦1⟧\n\nMerci' },
          { n: 2, from: 'de', text: 'Danke' },
        ],
        'en',
      ),
    );
    expect([...textsIn(answer ?? '')]).toEqual([
      [1, '[scripted translation fr→en] “Ma facture ⟦1⟧”\n\n“Merci”'],
      [2, '[scripted translation de→en] “Danke”'],
    ]);
  });

  it.each([
    [
      'fr',
      'en',
      'Bonjour, la facture INV-17 de LiveAgent est fausse, je vous prie de la corriger : https://a.example/x',
    ],
    [
      'en',
      'ja',
      'Hello, invoice INV-17 of LiveAgent is wrong. Please correct it. Thank you very much for your help!',
    ],
    ['ja', 'en', 'こんにちは。LiveAgentの請求書INV-17が間違っています。修正をお願いします。'],
  ])('gives what passes for sound from %s to %s', (from, to, source) => {
    const covered = protect(source);
    const answer = textsIn(translationAsked(wire([{ n: 1, from, text: covered.text }], to)) ?? '').get(1);
    const checked = checkTranslation(answer, {
      detector: tinyldDetector(),
      source,
      covered,
      from,
      to,
      instructions: stable,
    });
    expect(checked.kind).toBe('good');
  });

  it('leaves every other request to its other rules', () => {
    const { messages } = wire([{ n: 1, from: 'fr', text: 'Merci' }], 'en');
    expect(translationAsked({ system: [{ text: 'You are the assistant.' }], messages })).toBeUndefined();
  });
});
