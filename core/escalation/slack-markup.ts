import { decodeEmojiNames } from '../text/emoji.ts';
import { decodeSlackText } from './slack-text.ts';

/** Stand-ins for what must not be read as markup; both are characters for private use, which people do not type. */
const opened = '\ue000';
const closed = '\ue001';
const standIn = /\ue000(\d+)\ue001/g;

/** Code first, since nothing in it is markup; then mentions, links and dates. */
const untouchable = /```\n?([\s\S]*?)\n?```|`([^`\n]+)`|<[^<>]*>/g;

/** Slack's marks count at the edges of words only, and around something that is there. */
const marks = ['\\*', '_', '~'].map((sign) => {
  const word = `[\\p{L}\\p{N}${sign}]`;
  return new RegExp(`(?<!${word})${sign}(?=\\S)([^${sign}\\n]*[^${sign}\\s])${sign}(?!${word})`, 'gu');
});

/**
 * What a person wrote in Slack, as somebody reads it elsewhere: mentions and links decoded, emoji in place of their
 * names, bold, italics and code without their marks. Lists and quotes are plain lines in Slack already.
 * `resolveUser` gives the display name of a user id. Source: docs.slack.dev, "Formatting message text".
 */
export const plainSlackText = (text: string, resolveUser: (id: string) => string | undefined): string => {
  const kept: string[] = [];
  const keep = (plain: string): string => `${opened}${kept.push(plain) - 1}${closed}`;
  const covered = text
    .replace(/[\ue000\ue001]/g, '')
    .replace(untouchable, (whole: string, block: string | undefined, code: string | undefined) =>
      keep(decodeSlackText(block ?? code ?? whole, resolveUser)),
    );
  const bare = marks.reduce((part, mark) => part.replace(mark, '$1'), covered);
  return decodeSlackText(decodeEmojiNames(bare), resolveUser).replace(
    standIn,
    (_mark, index: string) => kept[Number(index)] ?? '',
  );
};
