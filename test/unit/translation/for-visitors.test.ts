import { plainText } from '../../../adapters/help-desk/plain-text.ts';
import { renderMessage } from '../../../adapters/help-desk/render.ts';
import { relayMark } from '../../../adapters/help-desk/unconfirmed.ts';
import type { VisitorMessage } from '../../../core/conversation/effect.ts';

const translated: VisitorMessage = {
  from: 'teammate',
  text: 'Bonjour, voici : https://a.example/x',
  name: 'Anna',
  original: { text: 'Hello <b>, here: https://a.example/x\n\nBye', language: 'en' },
  notice: 'Traduction automatique (langue d’origine : anglais).',
};
const anchor =
  '<a href="https://a.example/x" target="_blank" rel="noopener noreferrer">https://a.example/x</a>';
const folded = `<details class="original"><summary><em>Traduction automatique (langue d’origine : anglais).</em></summary><p>Hello &lt;b&gt;, here: ${anchor}</p><p>Bye</p></details>`;

describe('a translated message to the visitor', () => {
  it('is followed by a discreet line, with the original folded behind it', () => {
    expect(renderMessage(translated, { named: false, marked: false })).toBe(
      `<p>Bonjour, voici : ${anchor}</p>${folded}`,
    );
  });

  it('ends in the invisible mark still', () => {
    const html = renderMessage(translated, { named: false, marked: true });
    expect(html.endsWith(`<p>Bye${relayMark}</p></details>`)).toBe(true);
  });

  it('reads as separate lines where a chat has no folds', () => {
    expect(plainText(renderMessage(translated, { named: false, marked: false }), { addresses: false })).toBe(
      'Bonjour, voici : https://a.example/x\n\nTraduction automatique (langue d’origine : anglais).\n\nHello <b>, here: https://a.example/x\n\nBye',
    );
  });

  it('says alone that it could not be translated', () => {
    const { original: _, ...rest } = translated;
    const message = { ...rest, notice: 'Ce message n’a pas pu être traduit.' };
    expect(renderMessage(message, { named: false, marked: true })).toBe(
      `<p>Bonjour, voici : ${anchor}</p><p class="notice"><em>Ce message n’a pas pu être traduit.</em>${relayMark}</p>`,
    );
  });
});
