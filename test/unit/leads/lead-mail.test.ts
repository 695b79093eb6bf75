import { parseHTML } from 'linkedom';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { attributesIn, elementsIn, head, lead } from './mail-parts.ts';

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
});
