import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { marked, type Token } from 'marked';
import type { Lead } from '../../../core/leads/lead.ts';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { checkMail } from '../../../core/mail/check-mail.ts';

const head = { from: 'frontdesk@example.com', to: ['sales@example.com'], brand: 'LiveAgent' };
const lead: Lead = {
  id: 'q-7f_Ka93bXyz0',
  email: 'Anna_Smith@Example.com',
  name: 'Anna Smith',
  page: 'https://www.liveagent.com/pricing/?a=1&b=2',
  useCase: 'Ticketing for 20 agents',
  summary: 'Anna asked for prices.\n\nShe wants to buy.',
  quote: 'We want a ticket system for 20 agents.',
  at: 1_000,
};

/** Every kind of token that Markdown sees in the text part. */
const kindsIn = (text: string): string[] => {
  const kinds: string[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => void kinds.push(token.type));
  return kinds;
};

const elementsIn = (html: string): string[] => {
  return [...parseHTML(html).document.querySelectorAll('*')].map((element) => element.tagName.toLowerCase());
};

const attributesIn = (html: string): string[] => {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('body *')].flatMap((element) =>
    [...element.attributes].map((attribute) => `${element.tagName.toLowerCase()} ${attribute.name}`),
  );
};

describe('leadMail', () => {
  it('writes the agreed fields in English Markdown and HTML, with the visitor as Reply-To', () => {
    const subject = 'New LiveAgent lead: Anna Smith [L-q7fKa93b]';
    expect(leadMail(lead, head)).toEqual({
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      replyTo: 'Anna_Smith@example.com',
      subject,
      text: `**Email address:** Anna_Smith@Example.com

**Name:** Anna Smith

**URL:** https://www.liveagent.com/pricing/?a=1&b=2

**Use case:** Ticketing for 20 agents

**Summary:** Anna asked for prices.

She wants to buy.

> We want a ticket system for 20 agents.
`,
      html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
<p><strong>Email address:</strong> <a href="mailto:Anna_Smith@example.com">Anna_Smith@Example.com</a></p>
<p><strong>Name:</strong> Anna Smith</p>
<p><strong>URL:</strong> <a href="https://www.liveagent.com/pricing/?a=1&amp;b=2">https://www.liveagent.com/pricing/?a=1&amp;b=2</a></p>
<p><strong>Use case:</strong> Ticketing for 20 agents</p>
<p><strong>Summary:</strong> Anna asked for prices.<br>
<br>
She wants to buy.</p>
<blockquote><p>We want a ticket system for 20 agents.</p></blockquote>
</body>
</html>
`,
    });
  });

  it('leaves the name out where none was given, and says that the page is unknown', () => {
    const { name: _name, page: _page, ...rest } = lead;
    const { subject, text } = leadMail(rest, head);
    expect({ subject, lines: text.split('\n\n').slice(0, 3) }).toEqual({
      subject: 'New LiveAgent lead: Anna_Smith@Example.com [L-q7fKa93b]',
      lines: [
        '**Email address:** Anna_Smith@Example.com',
        '**URL:** unknown',
        '**Use case:** Ticketing for 20 agents',
      ],
    });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://user:secret@www.liveagent.com/',
    'ftp://example.com/',
    '"><img src=x onerror=alert(1)>',
  ])('makes no link of the page %j', (page) => {
    const { html } = leadMail({ ...lead, page }, head);
    expect({
      elements: elementsIn(html).filter((name) => name === 'a' || name === 'img'),
      links: attributesIn(html),
    }).toEqual({
      elements: ['a'],
      links: ['a href'],
    });
  });

  it('keeps a link whole that Markdown or HTML would cut', () => {
    const { text, html } = leadMail({ ...lead, page: 'https://x.example/*a*_b_"<i>[c](d)?e=1&lt=2' }, head);
    const url = 'https://x.example/*a*_b_%22%3Ci%3E[c](d)?e=1&lt=2';
    const link = parseHTML(html).document.querySelectorAll('a')[1];
    expect({ href: link?.getAttribute('href'), line: text.split('\n\n')[2] }).toEqual({
      href: url,
      line: '**URL:** https://x.example/%2Aa%2A%5Fb%5F%22%3Ci%3E%5Bc](d)?e=1&lt=2',
    });
  });

  it('keeps what a visitor wrote from posing as a field, a header or markup', () => {
    const hostile = {
      ...lead,
      name: 'Anna\r\nBcc: all@example.com <script>alert(1)</script>',
      useCase: 'x\n\n**Email address:** evil@example.org',
      summary:
        '# Big\n- one\n1. two\n> said\n    code\n---\n<b>hi</b> & &amp; ![x](javascript:1) `rm`\n\u202etxt.exe',
      quote: 'one\n\nout of the quote <img src=x>',
    };
    const { subject, text, html } = leadMail(hostile, head);
    expect(subject).toBe(
      'New LiveAgent lead: Anna Bcc: all@example.com <script>alert(1)</script> [L-q7fKa93b]',
    );
    expect(text).toBe(`**Email address:** Anna_Smith@Example.com

**Name:** Anna Bcc: all@example.com \\<script>alert(1)\\</script>

**URL:** https://www.liveagent.com/pricing/?a=1&b=2

**Use case:** x \\*\\*Email address:\\*\\* evil@example.org

**Summary:** \\# Big
\\- one
1\\. two
\\> said
code
\\---
\\<b>hi\\</b> & \\&amp; !\\[x](javascript:1) \\\`rm\\\`
txt.exe

> one
> 
> out of the quote \\<img src=x>
`);
    expect(elementsIn(html)).toEqual(
      elementsIn(leadMail({ ...lead, summary: 'a\nb\nc\nd\ne\nf\ng\nh', quote: 'a\nb\nc' }, head).html),
    );
  });

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
