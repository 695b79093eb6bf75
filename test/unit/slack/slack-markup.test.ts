import fc from 'fast-check';
import { plainSlackText } from '../../../core/escalation/slack-markup.ts';
import { encodeSlackText } from '../../../core/escalation/slack-text.ts';
import { decodeEmojiNames } from '../../../core/text/emoji.ts';
import { emojiByName } from '../../../core/text/emoji-names.ts';
import { growthOf, mostGrowth } from '../../factories/growth.ts';

const names: Record<string, string> = { U0ANNASMITH: 'Anna *A* Smith' };
const plain = (text: string) => plainSlackText(text, (id) => names[id]);

describe('what a person wrote in Slack, as plain text', () => {
  it.each([
    ['*bold* _italic_ ~struck~', 'bold italic struck'],
    ['*_both_*, _*both*_', 'both, both'],
    ['(*really*)!', '(really)!'],
    ['*see <https://www.example.com/|this>*', 'see this (https://www.example.com/)'],
    ['2*3*4 and 2 * 3 * 4', '2*3*4 and 2 * 3 * 4'],
    ['snake_case_name __init__ a_b', 'snake_case_name __init__ a_b'],
    ['* not bold *', '* not bold *'],
    ['*over\nlines*', '*over\nlines*'],
    ['~5 minutes, ~10 at most', '~5 minutes, ~10 at most'],
    ['run `npm *install*` now', 'run npm *install* now'],
    ['```\nif (a &lt; b &amp;&amp; c) { :tada: }\n```', 'if (a < b && c) { :tada: }'],
    ['`&amp;lt;` and &amp;lt;', '&lt; and &lt;'],
    ['&gt; quoted\n• one\n    ◦ two\n1. three', '> quoted\n• one\n    ◦ two\n1. three'],
    ['<@U0ANNASMITH> *please*', '@Anna *A* Smith please'],
    ['<#C012AB3CD|general> <!subteam^S1|@support> <!here>', '#general @support @here'],
    ['<https://www.example.com/a_b_c?d=*e*>', 'https://www.example.com/a_b_c?d=*e*'],
    [':tada: done :+1::skin-tone-4: :wave::skin-tone-2:', '🎉 done 👍🏽 👋🏻'],
    [':woman-running::skin-tone-6: :flag-sk: :us:', '🏃🏿‍♀️ 🇸🇰 🇺🇸'],
    [':partyparrot: at 10:30:45, ratio 1:100:3, :100:', ':partyparrot: at 10:30:45, ratio 1:100:3, 💯'],
    ['a ` b', 'a ` b'],
    ['', ''],
  ])('reads %j as %j', (slack, expected) => {
    expect(plain(slack)).toBe(expected);
  });

  it('gives back any text without marks that was encoded', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab<>&|@!#; \n😀é•12'), maxLength: 60 });
    fc.assert(fc.property(text, (typed) => plain(encodeSlackText(typed)) === typed));
  });

  it('gives back code, whatever stands in it', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ab*_~:<>&; 1tada'), minLength: 1, maxLength: 60 });
    fc.assert(fc.property(code, (typed) => plain(`\`${encodeSlackText(typed)}\``) === typed));
  });

  it('only ever takes marks away from words', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab1é'), minLength: 1, maxLength: 8 });
    const mark = fc.constantFrom('*', '_', '~');
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, word), { minLength: 1, maxLength: 6 }), (words) => {
        const slack = words.map(([sign, text]) => `${sign}${text}${sign}`).join(' ');
        expect(plain(slack)).toBe(words.map(([, text]) => text).join(' '));
      }),
    );
  });

  it.each(['*', '_a', '`', '```', '<', ':a', '~ ', '*_~'])(
    'takes time that grows with the length of a text of %j only',
    async (piece) => {
      const run = (length: number) => plain(piece.repeat(length / piece.length));
      expect(await growthOf(run, { length: 12_000 })).toBeLessThan(mostGrowth);
    },
  );
});

describe('names of emoji', () => {
  it('are each read as their own emoji, alone and in a row', () => {
    expect(emojiByName.size).toBeGreaterThan(1700);
    for (const [name, emoji] of emojiByName) {
      expect(decodeEmojiNames(`:${name}:`)).toBe(emoji);
      expect(emoji).toMatch(/^[\p{Emoji}\p{Emoji_Component}]+$/u);
    }
    expect(decodeEmojiNames(':tada::tada: nice:tada:')).toBe('🎉🎉 nice🎉');
  });
});
