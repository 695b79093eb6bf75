import { decodeEntities, plainText } from '../../../adapters/help-desk/plain-text.ts';

export interface VisitorButton {
  id: string;
  label: string;
  url?: string;
}

export interface VisitorLine {
  from: 'visitor' | 'assistant' | 'teammate' | 'system';
  text: string;
  html?: string;
  buttons?: VisitorButton[];
  at: number;
}

const anchors = /<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;

const linksIn = (paragraph: string): VisitorButton[] => {
  const rest = paragraph.replace(anchors, '').replace(/ · /g, '');
  if (rest !== '') return [];
  return [...paragraph.matchAll(anchors)].map(([, url = '', label = ''], i) => ({
    id: `link-${i + 1}`,
    label: plainText(label, { addresses: false }),
    url: decodeEntities(url),
  }));
};

/** Lines `1. …`, `2. …` and so on; none where one of them is anything else. */
const questionsIn = (paragraph: string): VisitorButton[] => {
  const lines = paragraph.split('<br>').map((line) => plainText(line, { addresses: false }));
  const labels = lines.map((line, i) =>
    line.startsWith(`${i + 1}. `) ? line.slice(`${i + 1}. `.length) : '',
  );
  return labels.includes('') ? [] : labels.map((label, i) => ({ id: String(i + 1), label }));
};

/** What a chat window that knows buttons would offer of a message: LiveAgent's own shows links and a numbered list. */
export const buttonsIn = (html: string): VisitorButton[] =>
  [...html.matchAll(/<p>([\s\S]*?)<\/p>/g)].flatMap(([, paragraph = '']) => [
    ...linksIn(paragraph),
    ...questionsIn(paragraph),
  ]);

/** Zero-width characters are there and not seen. */
export const visibleText = (message: { format: 'T' | 'H'; message: string }): string =>
  (message.format === 'H' ? plainText(message.message, { addresses: false }) : message.message).replace(
    /[\u200b\u2060]/g,
    '',
  );
