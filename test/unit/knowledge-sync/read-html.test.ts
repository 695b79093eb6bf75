import { readHtml, saysNoindex } from '../../../adapters/page-reader/page-text.ts';

describe('readHtml', () => {
  it('says what the head says', () => {
    const { text, ...head } = readHtml(
      '<html lang="pt-BR"><head><title> A \n title </title><link rel="alternate canonical" href="/a"><meta name="ROBOTS" content="noindex"></head><body><p>Text.</p></body></html>',
    );
    expect([text, head]).toEqual([
      'Text.',
      { title: 'A title', language: 'pt', canonical: '/a', noindex: true },
    ]);
  });

  it.each([
    ['noindex', true],
    ['index, follow', false],
    ['NOFOLLOW,NOINDEX', true],
    ['none', true],
    ['googlebot: noindex', false],
    ['frontdesk: noindex', true],
    ['unavailable_after: 25 Jun 2010 15:00:00 PST', false],
    ['max-snippet:-1, noindex', true],
    ['', false],
  ])('takes "%s" for noindex: %s', (directives, expected) => {
    expect(saysNoindex(directives)).toBe(expected);
  });
});
