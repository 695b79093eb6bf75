import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import type { ReadHtml } from '../../core/knowledge/html-page.ts';

/** Characters of a page that are handed on: more than any answer needs, less than an invocation may return. */
const maxChars = 40_000;

const charsetIn = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(text)?.[1];

const decodeAs = (label: string, body: Buffer): string => {
  try {
    return new TextDecoder(label).decode(body);
  } catch (error) {
    // An unknown name is the page's mistake; its text is still worth a try.
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_NOT_SUPPORTED')
      return new TextDecoder('utf-8').decode(body);
    throw error;
  }
};

/** Text of a body by byte order mark, header or `<meta>`, in that order; bytes that make no sense become U+FFFD. */
export const decode = (body: Buffer, contentType: string): string => {
  const marks: [string, string][] = [
    ['efbbbf', 'utf-8'],
    ['fffe', 'utf-16le'],
    ['feff', 'utf-16be'],
  ];
  const start = body.subarray(0, 3).toString('hex');
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1];
  const declared = charsetIn(contentType) ?? charsetIn(body.subarray(0, 2048).toString('latin1'));
  return decodeAs(marked ?? declared ?? 'utf-8', body);
};

const turndown = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
});
turndown.remove(['script', 'style', 'noscript', 'iframe', 'form', 'button']);
// A picture says nothing to a text model, and its address could be made to carry something.
turndown.addRule('pictures', {
  filter: ['img', 'picture', 'video', 'audio', 'svg' as 'img'],
  replacement: () => '',
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a robots directive, in a page or in a header, asks not to index. Those for other robots by name are not ours. */
export const saysNoindex = (directives: string): boolean =>
  /(?:^|[\s,])(?:noindex|none)(?:$|[\s,])/i.test(
    directives
      .split(',')
      .filter((part) => !/^\s*(?!frontdesk\b)[\w-]+\s*:/i.test(part))
      .join(',')
      .replace(/\bfrontdesk\s*:/gi, ' '),
  );

/** Title, main text and what the head says of an HTML document. */
export const readHtml: ReadHtml = (html) => {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const textOf = (selector: string) => oneLine(document.querySelector(selector)?.textContent ?? '');
  const title = textOf('title') || textOf('h1');
  const language = /^([a-z]{2})(?:[-_]|$)/i.exec(document.documentElement?.getAttribute('lang') ?? '')?.[1];
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  const robots = [...document.querySelectorAll('meta[name]')]
    .filter((meta) => /^(?:robots|frontdesk)$/i.test(meta.getAttribute('name') ?? ''))
    .map((meta) => meta.getAttribute('content') ?? '');
  const whole: string = document.body?.innerHTML ?? '';
  // Readability takes the document apart, and finds nothing in a page without an article.
  const article = new Readability(document).parse();
  const content = oneLine(article?.textContent ?? '') === '' ? whole : (article?.content ?? whole);
  return {
    title: oneLine(article?.title ?? '') || title,
    text: turndown.turndown(content).trim(),
    ...(language === undefined ? {} : { language: language.toLowerCase() }),
    ...(canonical === '' ? {} : { canonical }),
    noindex: robots.some(saysNoindex),
  };
};

export const isHtml = (contentType: string): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType);

/** A fetched body as a title and Markdown. */
export const pageText = (body: Buffer, contentType: string): { title: string; text: string } => {
  const source = decode(body, contentType);
  const { title, text } = isHtml(contentType) ? readHtml(source) : { title: '', text: source };
  return { title: title.slice(0, 300), text: text.trim().slice(0, maxChars) };
};
