/**
 * Characters that people do not see and that change what they seem to read: controls (line feed excepted), soft
 * hyphen, zero-width and bidirectional formatting characters, byte order mark, interlinear marks, tags.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not pass.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;

/** At most `limit` UTF-16 units, no character cut in half; an ellipsis says that something is missing. */
export const cut = (text: string, limit: number): string =>
  text.length <= limit
    ? text
    : `${text
        .slice(0, limit - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;

/** Text without unseen characters, its lines kept; more than one empty line in a row becomes one. */
export const plainText = (text: string, limit: number): string =>
  cut(
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(unseen, '')
      .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    limit,
  );

/** The same on one line, all white space folded into single spaces. */
export const plainLine = (text: string, limit: number): string =>
  cut(plainText(text, Number.POSITIVE_INFINITY).replace(/\s+/g, ' '), limit);
