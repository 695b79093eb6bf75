import { tinyldDetector } from '../../../adapters/language/tinyld.ts';

const { detect } = tinyldDetector();

describe('tinyldDetector', () => {
  it.each([
    ['en', 'How much does it cost?'],
    ['en', 'does it work with whatsapp'],
    ['de', 'Was kostet das pro Agent?'],
    ['de', 'Ich brauche Hilfe'],
    ['de', 'Wie funktioniert die Ticketverteilung?'],
    ['de', 'Was ist LiveAgent?'],
    ['de', 'Was kostet LiveAgent?'],
    ['en', 'Is my data safe?'],
    ['fr', 'Bonjour, proposez-vous un essai gratuit ?'],
    ['fr', 'je voudrais une démo'],
    ['es', '¿Cuánto cuesta?'],
    ['es', 'como instalo el chat en mi web'],
    ['it', 'Vorrei una demo per favore'],
    ['it', 'Avete una prova gratuita?'],
    ['pt', 'Quanto custa por mês?'],
    ['pt', 'Preciso de ajuda'],
    ['nl', 'Hoe installeer ik de chat?'],
    ['nl', 'Wat kost het per maand?'],
    ['pl', 'Czy jest darmowy okres próbny?'],
    ['pl', 'Ile to kosztuje?'],
    ['pl', 'Dzień dobry, mam pytanie'],
    ['cs', 'Potřebuji pomoc s nastavením'],
    ['cs', 'Máte zkušební verzi zdarma?'],
    ['sk', 'Potrebujem pomoc s nastavením'],
    ['sk', 'Koľko to stojí?'],
    ['hu', 'Van ingyenes próbaidőszak?'],
    ['hu', 'Mennyibe kerül?'],
    ['ro', 'Vreau să vorbesc cu cineva'],
    ['ro', 'Cât costă?'],
    ['sv', 'Jag behöver hjälp'],
    ['sv', 'Vad kostar det?'],
    ['ja', '料金はいくらですか'],
    ['ja', 'はい'],
  ])('hears %s in "%s"', (language, text) => {
    expect(detect(text)).toBe(language);
  });

  it.each([
    '',
    'ok',
    'hi',
    'hola',
    'merci',
    '12345',
    '?!',
    'john@example.com',
    'https://www.example.com/preise-und-tarife',
    'LiveAgent WhatsApp',
  ])('does not guess from "%s"', (text) => {
    expect(detect(text)).toBeUndefined();
  });
});
