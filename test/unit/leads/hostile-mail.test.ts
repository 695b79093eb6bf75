import * as fc from 'fast-check';
import { marked } from 'marked';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { checkMail } from '../../../core/mail/check-mail.ts';
import { attributesIn, head, kindsIn, lead } from './mail-parts.ts';

describe('leadMail', () => {
  it('keeps the subject to one line of 200 characters with its reference whole', () => {
    const { subject } = leadMail({ ...lead, name: '😀é'.repeat(300) }, { ...head, brand: 'B'.repeat(150) });
    expect({ length: subject.length <= 200, end: subject.slice(-15), whole: subject.isWellFormed() }).toEqual(
      {
        length: true,
        end: '😀é… [L-q7fKa93b]'.slice(-15),
        whole: true,
      },
    );
  });

  it('breaks up what mail programs would decode in a subject', () => {
    const { subject } = leadMail({ ...lead, name: '=?utf-8?Q?=0D=0ABcc:_x?= =??=' }, head);
    expect(subject).toBe('New LiveAgent lead: = ?utf-8?Q?=0D=0ABcc:_x?= = ??= [L-q7fKa93b]');
  });

  it('gives no Reply-To that is not one address', () => {
    const mail = leadMail({ ...lead, email: 'a@example.com, b@example.com' }, head);
    expect({ replyTo: mail.replyTo, links: attributesIn(mail.html) }).toEqual({
      replyTo: undefined,
      links: ['a href'],
    });
  });

  it('puts an international domain into ASCII where headers and links need it', () => {
    const mail = leadMail({ ...lead, email: 'jo&co@müller.de' }, head);
    expect({
      replyTo: mail.replyTo,
      link: /href="(mailto:[^"]*)">([^<]*)/.exec(mail.html)?.slice(1),
    }).toEqual({
      replyTo: 'jo&co@xn--mller-kva.de',
      link: ['mailto:jo%26co@xn--mller-kva.de', 'jo&amp;co@müller.de'],
    });
  });

  it('lets no words become markup, in either part, and always can be sent', () => {
    const markup = fc.constantFrom(
      '<',
      '>',
      '&lt;',
      '"',
      "'",
      '`',
      '*',
      '**',
      '_',
      '[x](y)',
      '![',
      '\n',
      '\r\n',
      '#',
      '- ',
      '1. ',
      '> ',
      '    ',
      '\t',
      '|',
      '---',
      '===',
      '~~~',
      '```',
      '\\',
      '</p>',
      '<!--',
      '\u202e',
      '\u0000',
      'a',
      ' ',
      'http:',
    );
    const words = fc
      .array(fc.oneof(markup, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 25 })
      .map((parts) => parts.join(''));
    const allowed = ['blockquote', 'br', 'em', 'escape', 'link', 'paragraph', 'space', 'strong', 'text'];
    fc.assert(
      fc.property(words, words, words, words, (name, useCase, summary, quote) => {
        const mail = leadMail(
          { ...lead, name, useCase: `u${useCase}`, summary: `s${summary}`, quote: `q${quote}` },
          head,
        );
        checkMail(mail);
        const tags = mail.html.match(/<[^>]*>?/g) ?? [];
        expect(
          tags.filter(
            (tag) =>
              !/^<(!doctype html|\/?(html|head|title|body|p|strong|blockquote|a)( (lang="en"|href="[^"<>]*"))?|meta charset="utf-8"|br)>$/.test(
                tag,
              ),
          ),
        ).toEqual([]);
        expect(attributesIn(mail.html)).toEqual(['a href', 'a href']);
        const kinds = kindsIn(mail.text);
        expect(kinds.filter((kind) => !allowed.includes(kind) || kind === 'em')).toEqual([]);
        expect((marked.parse(mail.text, { async: false }).match(/<strong>/g) ?? []).length <= 5).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
