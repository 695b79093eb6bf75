import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailMessage } from '../../core/mail/mail-message.ts';

/** Lines of text end like this on the wire, whatever encodes them: RFC 2049, 4. */
const wireLines = (text: string): string => text.replace(/\r?\n/g, '\r\n');

const bare = (address: string) => ({ name: '', address });

/**
 * A checked message as it goes over the wire (RFC 5322, MIME), in the thread of `inReplyTo`, a Message-ID header.
 * Every header is given to the composer by its name, addresses as objects, so that none of them is ever parsed.
 */
export const rawMail = (
  { from, to, replyTo, subject, text, html }: MailMessage,
  inReplyTo: string,
): Promise<Buffer> =>
  new MailComposer({
    from: bare(from),
    to: to.map(bare),
    ...(replyTo === undefined ? {} : { replyTo: bare(replyTo) }),
    subject,
    inReplyTo,
    references: inReplyTo,
    text: wireLines(text),
    html: wireLines(html),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
