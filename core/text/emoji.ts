import { emojiByName } from './emoji-names.ts';

const skinTones = ['🏻', '🏼', '🏽', '🏾', '🏿'];

const regional = (letter: string): string => String.fromCodePoint(0x1f1e6 + letter.charCodeAt(0) - 97);

const flag = (name: string): string | undefined => {
  const [, one, other] = /^flag-([a-z])([a-z])$/.exec(name) ?? [];
  return one === undefined || other === undefined ? undefined : regional(one) + regional(other);
};

/** A skin tone stands right after the person, in place of the sign that asks for a coloured picture. */
const toned = (emoji: string, tone: string | undefined): string => {
  const [person = '', ...rest] = emoji;
  return tone === undefined ? emoji : person + tone + rest.join('').replace(/^\ufe0f/, '');
};

/** `:tada:` as 🎉. Names that are not known, such as a workspace's own, stay as they are. */
export const decodeEmojiNames = (text: string): string =>
  text.replace(
    /:([a-z0-9_+'-]{1,60}):(?::skin-tone-([2-6]):)?/g,
    (whole: string, name: string, tone: string | undefined, at: number) => {
      // 1:100:3 is a ratio, 10:30:00 a time.
      if (/^\d+$/.test(name) && /\d/.test(text.charAt(at - 1))) return whole;
      const emoji = emojiByName.get(name) ?? flag(name);
      return emoji === undefined ? whole : toned(emoji, skinTones[Number(tone) - 2]);
    },
  );
