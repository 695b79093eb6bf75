import { longestSubject } from '../mail/check-mail.ts';
import { asHtml, asMarkdown, type MailBlock } from '../mail/mail-document.ts';
import type { MailMessage } from '../mail/mail-message.ts';
import { subjectLine } from '../mail/subject-line.ts';
import { mailbox } from '../text/email-address.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { webAddress } from '../text/web-address.ts';
import { type Lead, leadLimits } from './lead.ts';

export interface Letterhead {
  from: string;
  to: string[];
  /** Name of the product that visitors ask about. */
  brand: string;
}

/** The same at every attempt, so that a mail sent twice after an unclear outcome is seen to be the same lead. */
const reference = (id: string): string => `[L-${id.replace(/[^a-z0-9]/gi, '').slice(0, 8)}]`;

/** Before the subject of an update, where mail programs expect it; room is kept for it from the first mail on. */
export const replyMark = 'Re: ';

export const leadSubject = (lead: Lead, brand: string): string => {
  const name = plainLine(lead.name ?? '', leadLimits.name);
  const who = name === '' ? plainLine(lead.email, Number.POSITIVE_INFINITY) : name;
  const ending = ` ${reference(lead.id)}`;
  const room = longestSubject - ending.length - replyMark.length;
  return subjectLine(`New ${brand} lead: ${who}`, room) + ending;
};

/** A mail of `blocks` about a lead, answers to it going to the visitor. */
export const mailAbout = (
  lead: Lead,
  { from, to }: Letterhead,
  subject: string,
  blocks: MailBlock[],
): MailMessage => {
  const replyTo = mailbox(plainLine(lead.email, Number.POSITIVE_INFINITY));
  return {
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text: asMarkdown(blocks),
    html: asHtml(subject, blocks),
  };
};

export const field = (label: string, text: string, href?: string): MailBlock => ({
  kind: 'field',
  label,
  text,
  ...(href === undefined ? {} : { href }),
});

export const quoteBlock = (lead: Lead): MailBlock => ({
  kind: 'quote',
  text: plainText(lead.quote, leadLimits.quote),
});

export const useCaseField = (label: string, useCase: string): MailBlock =>
  field(label, plainLine(useCase, leadLimits.useCase));

/** `?`, `&`, `%` and the like would begin something else in a mailto address (RFC 6068). */
const encodeMailbox = (address: string): string => encodeURIComponent(address).replace('%40', '@');

const pageField = (page: string): MailBlock => {
  const address = plainLine(page, leadLimits.page);
  return field('URL', address === '' ? 'unknown' : (webAddress(address) ?? address), webAddress(address));
};

/** Everything known of a lead but the visitor's words: fields in bold, all texts as plain text. */
export const leadFields = (lead: Lead): MailBlock[] => {
  const name = plainLine(lead.name ?? '', leadLimits.name);
  const email = plainLine(lead.email, Number.POSITIVE_INFINITY);
  const replyTo = mailbox(email);
  return [
    field('Email address', email, replyTo === undefined ? undefined : `mailto:${encodeMailbox(replyTo)}`),
    ...(name === '' ? [] : [field('Name', name)]),
    pageField(lead.page ?? ''),
    useCaseField('Use case', lead.useCase),
    field('Summary', plainText(lead.summary, leadLimits.summary)),
  ];
};

/** The mail that tells sales of a lead, in English. */
export const leadMail = (lead: Lead, head: Letterhead): MailMessage =>
  mailAbout(lead, head, leadSubject(lead, head.brand), [...leadFields(lead), quoteBlock(lead)]);
