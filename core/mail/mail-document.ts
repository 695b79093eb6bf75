import { escapeHtml } from '../text/escape-html.ts';
import { escapeMarkdown, replaceMarkdown } from '../text/escape-markdown.ts';

/** What our mails consist of. All text is untrusted plain text; `href` is a checked http, https or mailto address. */
export type MailBlock =
  | { kind: 'field'; label: string; text: string; href?: string }
  | { kind: 'quote'; text: string }
  | { kind: 'paragraph'; text: string };

/** Leading spaces would make code of a line. */
const lines = (text: string): string[] => text.split('\n').map((line) => line.trimStart());

/** Web addresses are left readable: what Markdown would take for markup in them is percent-encoded instead. */
const markdownOf = (text: string, href?: string): string =>
  href === undefined
    ? escapeMarkdown(lines(text).join('\n'))
    : replaceMarkdown(text, (mark) =>
        href.startsWith('mailto:') ? `\\${mark}` : `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      );

const blockAsMarkdown = (block: MailBlock): string => {
  switch (block.kind) {
    case 'field':
      return `**${block.label}:** ${markdownOf(block.text, block.href)}`;
    case 'quote':
      return lines(block.text)
        .map((line) => `> ${escapeMarkdown(line)}`)
        .join('\n');
    case 'paragraph':
      return markdownOf(block.text);
  }
};

const htmlOf = (text: string): string => lines(text).map(escapeHtml).join('<br>\n');

const blockAsHtml = (block: MailBlock): string => {
  switch (block.kind) {
    case 'field': {
      const value =
        block.href === undefined
          ? htmlOf(block.text)
          : `<a href="${escapeHtml(block.href)}">${escapeHtml(block.text)}</a>`;
      return `<p><strong>${escapeHtml(block.label)}:</strong> ${value}</p>`;
    }
    case 'quote':
      return `<blockquote><p>${htmlOf(block.text)}</p></blockquote>`;
    case 'paragraph':
      return `<p>${htmlOf(block.text)}</p>`;
  }
};

export const asMarkdown = (blocks: MailBlock[]): string => `${blocks.map(blockAsMarkdown).join('\n\n')}\n`;

export const asHtml = (title: string, blocks: MailBlock[]): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body>',
    ...blocks.map(blockAsHtml),
    '</body>',
    '</html>',
    '',
  ].join('\n');
