import fc from 'fast-check';
import {
  decodeSlackText,
  encodeInParts,
  encodeSlackText,
  encodeWithin,
  mentionedUsers,
} from '../../../core/escalation/slack-text.ts';

const names: Record<string, string> = { U0ANNASMITH: 'Anna & Co' };
const decode = (text: string) => decodeSlackText(text, (id) => names[id]);
const brokenEntity = /&(?!(?:amp|lt|gt);)/;

describe('decodeSlackText', () => {
  it.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    ['<@U0ANNASMITH> please', '@Anna & Co please'],
    ['<@U0NOBODY01>', '@someone'],
    ['<@U0NOBODY01|ben>', '@ben'],
    ['see <#C012AB3CD|general>', 'see #general'],
    ['see <#C012AB3CD|>', 'see #channel'],
    ['<https://www.example.com/a?b=1&amp;c=2>', 'https://www.example.com/a?b=1&c=2'],
    ['<https://www.example.com/|our site>', 'our site (https://www.example.com/)'],
    ['<http://www.example.com|www.example.com>', 'http://www.example.com'],
    ['<mailto:bob@example.com|bob@example.com>', 'bob@example.com'],
    ['<mailto:bob@example.com>', 'bob@example.com'],
    ['<tel:+421123|+421 123>', '+421 123'],
    ['<!here> and <!channel> and <!everyone>', '@here and @channel and @everyone'],
    ['<!here|here>', '@here'],
    ['<!subteam^S012AB3CD|@support>', '@support'],
    ['<!subteam^S012AB3CD>', '@team'],
    ['<!date^1392734382^{date}|18 February 2014>', '18 February 2014'],
    ['<!unheard-of>, all', ', all'],
    ['*bold* _it_ :tada:', '*bold* _it_ :tada:'],
    ['', ''],
  ])('reads %j as %j', (slack, expected) => {
    expect(decode(slack)).toBe(expected);
  });

  it('gives back any text that was encoded', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a<>&|@!#;ltgmp 😀\n'), maxLength: 60 });
    fc.assert(fc.property(text, (plain) => decode(encodeSlackText(plain)) === plain));
  });

  it('never throws and leaves no control sequence of a mention', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(decode(`<!here> ${raw}`).startsWith('@here ')).toBe(true);
      }),
    );
  });
});

describe('mentionedUsers', () => {
  it('names each user once', () => {
    expect(mentionedUsers('<@U0ANNASMITH> <@W0BEN|ben> <@U0ANNASMITH> <#C1> &lt;@U0FAKE&gt;')).toEqual([
      'U0ANNASMITH',
      'W0BEN',
    ]);
  });
});

describe('encodeSlackText', () => {
  it('disarms mentions and links and drops unseen characters', () => {
    expect(encodeSlackText('<!here> &lt;!here&gt; <@U1> \u202ea\u0000\r\nb\ud800')).toBe(
      '&lt;!here&gt; &amp;lt;!here&amp;gt; &lt;@U1&gt; a\nb\ufffd',
    );
  });

  it('leaves nothing that Slack would parse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encoded = encodeSlackText(text);
        expect(encoded).not.toMatch(/[<>]/);
        expect(encoded).not.toMatch(brokenEntity);
      }),
    );
  });
});

describe('cutting', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('<', '&', '>', '😀', 'e\u0301', 'x', '\n'),
    maxLength: 120,
  });

  it('keeps within the limit, with every entity and surrogate pair whole', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 6, max: 40 }), (text, limit) => {
        const cut = encodeWithin(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(brokenEntity);
        expect(cut.isWellFormed()).toBe(true);
        const whole = encodeSlackText(text);
        expect(cut === whole || (cut.endsWith('…') && whole.startsWith(cut.slice(0, -1)))).toBe(true);
      }),
    );
  });

  it('splits into parts that together are the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = encodeInParts(text, 50, 20);
        expect(parts.length).toBeLessThanOrEqual(20);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(50);
          expect(part).not.toMatch(brokenEntity);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.join('')).toBe(encodeSlackText(text));
      }),
    );
  });

  it('ends the last part with an ellipsis where there is too much', () => {
    const parts = encodeInParts('<'.repeat(1000), 50, 3);
    expect(parts.length).toBeLessThanOrEqual(3);
    expect(parts.at(-1)?.endsWith('…')).toBe(true);
  });
});
