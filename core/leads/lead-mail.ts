import { longestSubject } from '../mail/check-mail.ts';
import { asHtml, asMarkdown, type MailBlock } from '../mail/mail-document.ts';
import type { MailMessage } from '../ports.ts';
import { mailbox } from '../text/email-address.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { webAddress } from '../text/web-address.ts';
import type { Lead } from './lead.ts';
import { leadLimits } from './qualify-lead.ts';

export interface Letterhead {
  from: string;
  to: string[];
  /** Name of the product that visitors ask about. */
  brand: string;
}

/** The same at every attempt, so that a mail sent twice after an unclear outcome is seen to be the same lead. */
const reference = (id: string): string => `[L-${id.replace(/[^a-z0-9]/gi, '').slice(0, 8)}]`;

/** The mail that tells sales of a lead: English, fields in bold, everything the visitor wrote as plain text. */
export const leadMail = (lead: Lead, { from, to, brand }: Letterhead): MailMessage => {
  const name = plainLine(lead.name ?? '', leadLimits.name);
  const email = plainLine(lead.email, Number.POSITIVE_INFINITY);
  const replyTo = mailbox(email);
  const ending = ` ${reference(lead.id)}`;
  const room = longestSubject - ending.length;
  const subject = plainLine(`New ${brand} lead: ${name === '' ? email : name}`, room) + ending;
  const blocks: MailBlock[] = [
    field('Email address', email, replyTo === undefined ? undefined : `mailto:${encodeMailbox(replyTo)}`),
    ...(name === '' ? [] : [field('Name', name)]),
    pageField(lead.page ?? ''),
    field('Use case', plainLine(lead.useCase, leadLimits.useCase)),
    field('Summary', plainText(lead.summary, leadLimits.summary)),
    { kind: 'quote', text: plainText(lead.quote, leadLimits.quote) },
  ];
  return {
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text: asMarkdown(blocks),
    html: asHtml(subject, blocks),
  };
};

const field = (label: string, text: string, href?: string): MailBlock => ({
  kind: 'field',
  label,
  text,
  ...(href === undefined ? {} : { href }),
});

/** `?`, `&`, `%` and the like would begin something else in a mailto address (RFC 6068). */
const encodeMailbox = (address: string): string => encodeURIComponent(address).replace('%40', '@');

const pageField = (page: string): MailBlock => {
  const address = plainLine(page, leadLimits.page);
  return field('URL', address === '' ? 'unknown' : (webAddress(address) ?? address), webAddress(address));
};
