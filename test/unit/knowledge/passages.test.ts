import { articleOf, splitFrontMatter } from '../../../core/knowledge/article.ts';
import { maxPassageChars, passagesOf } from '../../../core/knowledge/passages.ts';

const article = (body: string) => ({
  slug: 'calls',
  title: 'Calls',
  url: 'https://example.com/calls',
  language: 'en',
  body,
});

describe('splitFrontMatter', () => {
  it('splits the block at the top from the text', () => {
    expect(splitFrontMatter('---\ntitle: A\n---\nText\n---\nmore')).toEqual({
      frontMatter: 'title: A\n',
      body: 'Text\n---\nmore',
    });
  });

  it('reads Windows line ends, a byte order mark and an empty block', () => {
    expect(splitFrontMatter('\uFEFF---\r\ntitle: A\r\n---\r\nText')).toEqual({
      frontMatter: 'title: A\r\n',
      body: 'Text',
    });
    expect(splitFrontMatter('---\n---\nText')).toEqual({ frontMatter: '', body: 'Text' });
  });

  it('finds none where the file begins otherwise or the block never ends', () => {
    expect(splitFrontMatter('Text\n---\ntitle: A\n---\n')).toBeUndefined();
    expect(splitFrontMatter('---\ntitle: A\n')).toBeUndefined();
  });
});

describe('articleOf', () => {
  it('names every wrong key, its value and what was expected', () => {
    expect(() => articleOf('a', { title: 'T', url: 'ftp://x', language: 'english' }, 'text')).toThrow(
      'url is "ftp://x"; expected the public address, starting with https://; language is "english"; expected a two-letter ISO 639-1 code such as en',
    );
    expect(() => articleOf('a', { url: 'https://x.example', language: 'en' }, 'text')).toThrow(
      'title is missing; expected the title on one line',
    );
    expect(() => articleOf('a', null, 'text')).toThrow(
      'the front matter is null; expected lines such as "title: Pricing"',
    );
  });

  it('refuses an article without text', () => {
    expect(() => articleOf('a', { title: 'T', url: 'https://x.example', language: 'en' }, ' \n')).toThrow(
      'there is no text; expected Markdown after the front matter',
    );
  });
});

describe('passagesOf', () => {
  it('gives each passage the headings it stands under', () => {
    const body =
      'Intro\n\n## Numbers\n\nConnect one.\n\n### Prices\n\nBy the minute.\n\n## Menus\n\nPress 1.';
    expect(passagesOf(article(body))).toEqual([
      { id: 'calls#1', title: 'Calls', url: 'https://example.com/calls', language: 'en', text: 'Intro' },
      {
        id: 'calls#2',
        title: 'Calls › Numbers',
        url: 'https://example.com/calls',
        language: 'en',
        text: 'Connect one.',
      },
      {
        id: 'calls#3',
        title: 'Calls › Numbers › Prices',
        url: 'https://example.com/calls',
        language: 'en',
        text: 'By the minute.',
      },
      {
        id: 'calls#4',
        title: 'Calls › Menus',
        url: 'https://example.com/calls',
        language: 'en',
        text: 'Press 1.',
      },
    ]);
  });

  it('does not repeat a first heading that is the title, nor take code for headings', () => {
    const body = '# Calls\n\n```sh\n# not a heading\n\nrun\n```';
    expect(passagesOf(article(body)).map(({ title, text }) => [title, text])).toEqual([
      ['Calls', '```sh\n# not a heading\n\nrun\n```'],
    ]);
  });

  it('packs paragraphs up to the limit and cuts longer ones after a sentence, losing nothing', () => {
    const sentence = 'All work and no play makes a dull day. ';
    const body = `${sentence.repeat(60)}\n\nShort one.\n\n${'x'.repeat(3000)}`;
    const passages = passagesOf(article(body));
    expect(passages.every(({ text }) => text.length <= maxPassageChars)).toBe(true);
    expect(passages[0]?.text.endsWith('dull day.')).toBe(true);
    const letters = (text: string) => text.replace(/\s/g, '');
    expect(letters(passages.map(({ text }) => text).join(''))).toBe(letters(body));
  });
});
