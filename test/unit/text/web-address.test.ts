import * as fc from 'fast-check';
import { webAddress } from '../../../core/text/web-address.ts';

describe('webAddress', () => {
  it.each([
    ['https://www.liveagent.com/pricing/?a=b#c', 'https://www.liveagent.com/pricing/?a=b#c'],
    ['http://x.example/a b', 'http://x.example/a%20b'],
    ['http://x.example\\evil.example', 'http://x.example/evil.example'],
    ['http://x.example/?q=a\\b', 'http://x.example/?q=a%5Cb'],
    ['http://x.example/#\\', 'http://x.example/#%5C'],
    ['javascript:alert(1)', undefined],
    ['//x.example/', undefined],
    ['https://user:secret@x.example/', undefined],
    ['https://', undefined],
  ])('of %j is %j', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });

  it('holds nothing that ends or bends a link, and leads to the same place once more', () => {
    const text = fc
      .tuple(fc.constantFrom('http://', 'https://'), fc.string({ unit: 'binary' }))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const address = webAddress(given);
        if (address === undefined) return;
        expect(address).toMatch(/^https?:\/\/[^\s<>"\\]+$/i);
        expect(webAddress(address)).toBe(address);
      }),
      { numRuns: 5_000 },
    );
  });
});
