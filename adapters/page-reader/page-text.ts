import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';

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

/** Title and main text of an HTML document, as Markdown. */
const fromHtml = (html: string): { title: string; text: string } => {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const title = oneLine(document.querySelector('title')?.textContent ?? '');
  const whole: string = document.body?.innerHTML ?? '';
  // Readability takes the document apart, and finds nothing in a page without an article.
  const article = new Readability(document).parse();
  const content = oneLine(article?.textContent ?? '') === '' ? whole : (article?.content ?? whole);
  return { title: oneLine(article?.title ?? '') || title, text: turndown.turndown(content) };
};

/** A fetched body as a title and Markdown. */
export const pageText = (body: Buffer, contentType: string): { title: string; text: string } => {
  const source = decode(body, contentType);
  const { title, text } = /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType)
    ? fromHtml(source)
    : { title: '', text: source };
  return { title: title.slice(0, 300), text: text.trim().slice(0, maxChars) };
};
