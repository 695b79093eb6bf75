import fc from 'fast-check';
import { decodeEntities, fingerprint, plainText } from '../../../adapters/help-desk/plain-text.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';

const words = (html: string) => plainText(html, { addresses: true });

describe('plainText', () => {
  it.each([
    ['<p>One</p><p>Two<br/>three</p>', 'One\n\nTwo\nthree'],
    ['<div>One</div>\n<div>Two</div>', 'One\n\nTwo'],
    ['Plans:<ul><li>Small</li><li>Large</li></ul>Done', 'Plans:\n\n- Small\n- Large\n\nDone'],
    ['caf&eacute; &amp; th&#233; &#x1F600; &nbsp;&euro;5 &hellip;', 'café & thé 😀 €5 …'],
    ['<style>p{color:red}</style><p>Hi</p><script>alert("<p>")</script>', 'Hi'],
    ['a <!-- <p>hidden</p> --> b', 'a b'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['unclosed <b', 'unclosed <b'],
    ['&lt;b&gt; stays text', '<b> stays text'],
    ['<a href="https://a.example/?x=1&amp;y=2">here</a>', 'here (https://a.example/?x=1&y=2)'],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ["<A HREF='https://a.example/'>x</A>", 'x (https://a.example/)'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['', ''],
  ])('turns %j into %j', (html, text) => {
    expect(words(html)).toBe(text);
  });

  it('leaves addresses out where asked', () => {
    expect(plainText('<a href="https://a.example/">here</a>', { addresses: false })).toBe('here');
  });

  it('takes any text, and leaves one without marks as it is but for its spaces', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bare = text.replaceAll(/[<>&]/g, ' ');
        expect(words(bare).split(/\s+/).join(' ').trim()).toBe(bare.split(/\s+/).join(' ').trim());
        words(text);
      }),
    );
  });

  it.each(['<a', '<a ', '<!--', '<1>', '<script>', '&#1', '<a href="'])(
    'takes time that grows with the length of a text of %j only',
    async (piece) => {
      const run = (length: number) => words(piece.repeat(length));
      expect(await growthOf(run, { length: 10_000 })).toBeLessThan(mostGrowth);
    },
  );
});

describe('decodeEntities', () => {
  it('leaves unknown names and broken references alone', () => {
    expect(decodeEntities('&nosuch; &amp &; &#0; &#xD800; &#9999999;')).toBe(
      '&nosuch; &amp &; \ufffd \ufffd \ufffd',
    );
  });
});

describe('fingerprint', () => {
  it('is the same however a text was wrapped, composed or marked', () => {
    expect(fingerprint('e\u0301t\u00e9 \n\n- one\u2060\u200b\u2060')).toBe(
      fingerprint('\u00e9te\u0301 -\u00a0one'),
    );
  });

  it('differs where the words do', () => {
    expect(fingerprint('Plan A')).not.toBe(fingerprint('Plan B'));
  });
});
