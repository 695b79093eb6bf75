import type { MailBlock } from '../mail/mail-document.ts';
import type { MailMessage } from '../mail/mail-message.ts';
import type { Lead, LeadUpdate } from './lead.ts';
import {
  type Letterhead,
  leadFields,
  leadSubject,
  mailAbout,
  quoteBlock,
  replyMark,
  useCaseField,
} from './lead-mail.ts';

/** The lead's first mail. `mailId`: what the mail system calls it, where it was sent. */
export interface FirstMail {
  lead: Lead;
  mailId?: string;
}

/**
 * The mail that tells sales what the visitor added: the news first, then the whole lead. It follows the first mail
 * in its thread; where that one never went out, this is the first that sales hear, and no answer to anything.
 */
export const leadUpdateMail = (
  { lead, update }: { lead: Lead; update: LeadUpdate },
  first: FirstMail | undefined,
  head: Letterhead,
): MailMessage => {
  const name = lead.name ?? first?.lead.name;
  const whole: Lead = { ...lead, ...(name === undefined ? {} : { name }) };
  const before = update.useCaseBefore;
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: 'The visitor has added to this lead:' },
    quoteBlock(lead),
    ...(before === undefined
      ? []
      : [useCaseField('Use case now', lead.useCase), useCaseField('Use case before', before)]),
    { kind: 'paragraph', text: 'The whole lead:' },
    ...leadFields(whole),
    ...(first === undefined ? [] : [quoteBlock(first.lead)]),
  ];
  const subject = leadSubject(first?.lead ?? whole, head.brand);
  if (first?.mailId === undefined) return mailAbout(whole, head, subject, blocks);
  return { ...mailAbout(whole, head, replyMark + subject, blocks), inReplyTo: first.mailId };
};
