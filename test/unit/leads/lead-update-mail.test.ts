import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import type { Lead } from '../../../core/leads/lead.ts';
import { leadMail } from '../../../core/leads/lead-mail.ts';
import { leadUpdateMail } from '../../../core/leads/lead-update-mail.ts';
import { checkMail } from '../../../core/mail/check-mail.ts';

const head = { from: 'frontdesk@example.com', to: ['sales@example.com'], brand: 'LiveAgent' };
const first: Lead = {
  id: 'lead-0001',
  email: 'anna@example.com',
  name: 'Anna',
  page: 'https://www.liveagent.com/pricing/',
  useCase: 'Ticketing for 20 agents',
  summary: 'Anna wants a ticket system.',
  quote: 'We want a ticket system for 20 agents.',
  at: 1_000,
};
const lead: Lead = {
  ...first,
  useCase: 'Ticketing for 50 agents',
  summary: 'Anna wants a ticket system. They are 50 agents by now.',
  quote: 'We are 50 by now.',
  at: 2_000,
};
const update = { first: 4, useCaseBefore: first.useCase };
const sentFirst = { lead: first, mailId: '0108-abc' };

describe('leadUpdateMail', () => {
  it('answers the first mail in its thread, the news first and then the whole lead', () => {
    const subject = 'Re: New LiveAgent lead: Anna [L-lead0001]';
    expect(leadUpdateMail({ lead, update }, sentFirst, head)).toEqual({
      from: 'frontdesk@example.com',
      to: ['sales@example.com'],
      replyTo: 'anna@example.com',
      inReplyTo: '0108-abc',
      subject,
      text: `The visitor has added to this lead:

> We are 50 by now.

**Use case now:** Ticketing for 50 agents

**Use case before:** Ticketing for 20 agents

The whole lead:

**Email address:** anna@example.com

**Name:** Anna

**URL:** https://www.liveagent.com/pricing/

**Use case:** Ticketing for 50 agents

**Summary:** Anna wants a ticket system. They are 50 agents by now.

> We want a ticket system for 20 agents.
`,
      html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
<p>The visitor has added to this lead:</p>
<blockquote><p>We are 50 by now.</p></blockquote>
<p><strong>Use case now:</strong> Ticketing for 50 agents</p>
<p><strong>Use case before:</strong> Ticketing for 20 agents</p>
<p>The whole lead:</p>
<p><strong>Email address:</strong> <a href="mailto:anna@example.com">anna@example.com</a></p>
<p><strong>Name:</strong> Anna</p>
<p><strong>URL:</strong> <a href="https://www.liveagent.com/pricing/">https://www.liveagent.com/pricing/</a></p>
<p><strong>Use case:</strong> Ticketing for 50 agents</p>
<p><strong>Summary:</strong> Anna wants a ticket system. They are 50 agents by now.</p>
<blockquote><p>We want a ticket system for 20 agents.</p></blockquote>
</body>
</html>
`,
    });
  });

  it('keeps the first mail’s subject where a name came only later, and tells the name', () => {
    const { name: _, ...nameless } = first;
    const mail = leadUpdateMail({ lead, update }, { ...sentFirst, lead: nameless }, head);
    expect(mail.subject).toBe(`Re: ${leadMail(nameless, head).subject}`);
    expect(mail.text).toContain('**Name:** Anna\n');
  });

  it('keeps the name that only the first mail knew', () => {
    const { name: _, ...nameless } = lead;
    expect(leadUpdateMail({ lead: nameless, update }, sentFirst, head).text).toContain('**Name:** Anna\n');
  });

  it('names one use case where it did not change', () => {
    const { text } = leadUpdateMail({ lead, update: { first: 4 } }, sentFirst, head);
    expect(text.match(/\*\*Use case[^:]*:/g)).toEqual(['**Use case:']);
  });

  it('is no answer where the first mail never went out, and still holds everything', () => {
    const { inReplyTo, subject, text } = leadUpdateMail({ lead, update }, { lead: first }, head);
    expect({ inReplyTo, subject }).toEqual({
      inReplyTo: undefined,
      subject: 'New LiveAgent lead: Anna [L-lead0001]',
    });
    expect(text).toContain('> We want a ticket system for 20 agents.');
  });

  it('stands alone where nothing is known of the first mail', () => {
    const mail = leadUpdateMail({ lead, update }, undefined, head);
    expect([mail.inReplyTo, mail.subject]).toEqual([undefined, 'New LiveAgent lead: Anna [L-lead0001]']);
  });

  it('has room for its mark before the longest subject of a first mail', () => {
    const long = { ...first, name: 'Ä'.repeat(300) };
    const wide = { ...head, brand: 'B'.repeat(150) };
    const mail = leadUpdateMail({ lead, update }, { ...sentFirst, lead: long }, wide);
    checkMail(mail);
    expect(mail.subject).toBe(`Re: ${leadMail(long, wide).subject}`);
    expect(mail.subject).toHaveLength(200);
  });

  it('lets no tag and no attribute of anybody’s words through, and can always be sent', () => {
    const piece = fc.oneof(
      fc.constantFrom('<b>', '<img src=x onerror=alert(1)>', '">', "'", '&lt;', '</p>', '<!--', '\r\n', '`'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const words = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    const shape = (html: string) =>
      [...parseHTML(html).document.querySelectorAll('*')]
        .map((element) => [element.tagName, ...[...element.attributes].map(({ name }) => name)].join(' '))
        .filter((tag) => tag !== 'BR');
    fc.assert(
      fc.property(words, words, words, words, words, (name, useCase, summary, quote, before) => {
        const hostile = { ...lead, name: `n${name}`, useCase, summary, quote };
        const mail = leadUpdateMail(
          { lead: hostile, update: { first: 1, useCaseBefore: before } },
          { lead: { ...hostile, name: `f${name}` }, mailId: '0108-abc' },
          head,
        );
        checkMail(mail);
        const plain = leadUpdateMail({ lead, update }, sentFirst, head);
        expect(shape(mail.html)).toEqual(shape(plain.html));
      }),
      { numRuns: 200 },
    );
  });
});
