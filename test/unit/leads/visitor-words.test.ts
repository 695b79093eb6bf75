import { countWords, findAddress, findQuote, saysName } from '../../../core/leads/visitor-words.ts';

describe('what a visitor wrote', () => {
  it('holds an address also where other characters change their length in lower case', () => {
    expect(findAddress('Zoe@Example.org', ['İstanbul: ZOE@example.org'])).toBe('zoe@example.org');
    expect(findAddress('Zoe@Example.org', ['Istanbul: ZOE@example.org'])).toBe('ZOE@example.org');
  });

  it('holds no name that has no words, and no name that stands in an address alone', () => {
    expect(saysName('…', ['… is me'])).toBe(false);
    expect(saysName('Zoe', ['zoe@example.org'])).toBe(false);
    expect(saysName('zoe blanc', ['I am Zoe Blanc, zoe@example.org'])).toBe(true);
  });

  it('holds a quote whatever its quotation marks, and never an empty one', () => {
    expect(findQuote('I "need" it', ['Well, I “need”  it now'])).toBe('I “need” it');
    expect(findQuote(' ', ['anything'])).toBeUndefined();
    expect(countWords('We need 20 seats!')).toBe(4);
  });
});
