import * as fc from 'fast-check';
import { holdsMarks, protector, restore, withoutMarks } from '../../../core/translation/protect.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';

const protect = protector({ products: ['LiveAgent', 'FlowHunt'], people: ['Zoé Martin', 'Zoé', 'Will'] });
const values = (text: string): string[] => protect(text).values;

/** Things that must come through any translation letter by letter. */
const kept: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] }),
  fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), fc.stringMatching(/^[a-z]{2,8}$/))
    .map(([local, domain]) => `${local}@${domain}.example`),
  fc.stringMatching(/^[A-Z]{2,5}-\d{2,6}(\/\d{1,3})?$/),
  fc.stringMatching(/^\d{1,7}$/),
  fc.stringMatching(/^\d{1,3}(\.\d{3})+,\d{2}$/),
  fc.stringMatching(/^[+]\d{3} \d{3} \d{3} \d{3}$/),
  fc.stringMatching(/^ERR_[A-Z]{3,12}$/),
  fc.constantFrom('LiveAgent', 'FlowHunt', 'Zoé', '"New ticket"', '«Nouveau ticket»', '`curl -v`', '👩‍👧'),
);
const word = fc.constantFrom(
  'bonjour',
  'je',
  'cherche',
  'une',
  'réponse',
  'à',
  'l’aide',
  'merci',
  'où',
  '—',
  '😀',
);

/** The values and the words of a text, in turn. */
const texts = fc.array(fc.oneof(kept, word), { minLength: 1, maxLength: 30 });

describe('what a translation must not change', () => {
  it.each<[string, string[]]>([
    [
      'Voyez https://www.liveagent.com/pricing/?a=1&b=%20#x.',
      ['https://www.liveagent.com/pricing/?a=1&b=%20#x'],
    ],
    ['こちらhttps://www.liveagent.com/をご覧ください', ['https://www.liveagent.com/']],
    [
      'Sur liveagent.com/fr ou example.org, merci.Beaucoup',
      ['liveagent.com/fr', 'example.org', 'merci.Beaucoup'],
    ],
    ['écrivez à zoé.martin+x@müller-firma.example !', ['zoé.martin+x@müller-firma.example']],
    ['Facture INV-2024/17 de 1.234,50 € à 10:30', ['INV-2024/17', '1.234,50 €', '10:30']],
    ['Appelez le +33 (0)1 23 45 67 89 demain', ['+33 (0)1 23 45 67 89']],
    ['Il y a 3 agents, 15% de plus, v3.2.1', ['3', '15%', 'v3.2.1']],
    ['３人で使います', ['３']],
    ['Cliquez sur "Nouveau ticket" puis **Enregistrer**', ['"Nouveau ticket"', '**Enregistrer**']],
    [
      'J’ai ERR_CONNECTION_REFUSED sur iPhone et `npm test`',
      ['ERR_CONNECTION_REFUSED', 'iPhone', '`npm test`'],
    ],
    ['liveagentu je v LiveAgentem', ['liveagent', 'LiveAgent']],
    ['Demandez à @anna ou à Zoé Martin, #urgent', ['@anna', 'Zoé Martin', '#urgent']],
    ['p.ex. ceci, m.in. cela', []],
    ['Bonjour, je cherche de l’aide. Merci !', []],
    ['</text> ⟦1⟧ 👩‍👧', ['</text>', '⟦', '1', '⟧', '👩‍👧']],
  ])('finds it in: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('finds names whatever characters they hold', () => {
    const odd = ['Anne-Marie (sales)', '[x]{2}', 'C:\\Will/*', '^$|?+'];
    const found = protector({ products: odd, people: odd })(`Salut ${odd.join(' et ')}`).values.join(' ');
    expect(found).toContain('Anne-Marie (sales)');
    expect(found).toContain('C:\\Will/*');
  });

  it('leaves a name that is a word where it is one', () => {
    expect(values('Will they, Will said, they will')).toEqual(['Will', 'Will']);
  });

  it('is the same text again where nothing was changed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          texts.map((parts) => parts.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const covered = protect(text);
          expect(holdsMarks(covered.text, covered)).toBe(true);
          // Spaces may be added between a value and a neighbour that it would grow together with, and nothing else.
          expect(restore(covered.text, covered).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('survives a model that shuffles the words and keeps the marks', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (parts, chance) => {
        const text = parts.join(' ');
        const covered = protect(text);
        const words = covered.text.split(' ').map((each) => ({ each, by: chance.next().value ?? 0 }));
        const shuffled = words.sort((a, b) => a.by - b.by).map(({ each }) => each);
        const result = restore(shuffled.join(' '), covered);
        expect(holdsMarks(shuffled.join(' '), covered)).toBe(true);
        for (const value of covered.values) expect(result).toContain(value);
      }),
    );
  });

  it('refuses a model that drops, doubles or makes up a mark', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (parts, n) => {
        const covered = protect(parts.join(' '));
        fc.pre(covered.values.length > 0);
        const chosen = `⟦${(n % covered.values.length) + 1}⟧`;
        expect(holdsMarks(covered.text.replace(chosen, ''), covered)).toBe(false);
        expect(holdsMarks(`${covered.text} ${chosen}`, covered)).toBe(false);
        expect(holdsMarks(`${covered.text} ⟦${covered.values.length + 1}⟧`, covered)).toBe(false);
        expect(holdsMarks(`${covered.text} ⟦`, covered)).toBe(false);
      }),
    );
  });

  it('keeps values apart from what a model puts beside them', () => {
    const covered = protect('Voir https://a.example/x et INV-17 par LiveAgent');
    expect(restore('⟦1⟧をご覧 ⟦2⟧9 ⟦3⟧u a⟦2⟧', covered)).toBe(
      'https://a.example/x をご覧 INV-17 9 LiveAgentu a INV-17',
    );
    expect(withoutMarks('a⟦1⟧b')).toBe('a b');
  });

  it.each(['a', '1', '<', '"', '.', '@', 'a.', '1 ', 'a_', '“a ', '⟦', 'aB', '-1', '('])(
    'takes time that grows with the length of a text of %j only',
    async (piece) => {
      const run = (length: number) => protect(piece.repeat(length / piece.length));
      expect(await growthOf(run, { length: 8_000 })).toBeLessThan(mostGrowth);
    },
  );
});
