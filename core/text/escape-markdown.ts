/**
 * Where CommonMark or GitHub's dialect would see markup: characters that can open it anywhere, underscores and
 * ampersands only where they can begin something (an underscore within a word cannot), and block marks at the
 * beginning of a line.
 */
const inline = /[\\`*[<~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|[a-z]+[0-9]*;)/giu;
const block = /^([^\S\n]*)(?:(>|[#+=-](?=\s|$|[#=-]))|(\d{1,9})([.)])(?=\s|$))/gmu;

/** Every place that Markdown would take for markup, replaced by what `replace` makes of it. */
export const replaceMarkdown = (text: string, replace: (mark: string) => string): string =>
  text
    .replace(inline, replace)
    .replace(
      block,
      (_whole, space: string, mark: string | undefined, number: string | undefined, point: string) =>
        mark === undefined ? `${space}${number}${replace(point)}` : `${space}${replace(mark)}`,
    );

/** Plain text as Markdown text: nothing in it is markup any more. */
export const escapeMarkdown = (text: string): string => replaceMarkdown(text, (mark) => `\\${mark}`);
