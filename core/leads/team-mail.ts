import type { EffectBody } from '../conversation/effect.ts';
import { longestSubject } from '../mail/check-mail.ts';
import { asHtml, type MailBlock } from '../mail/mail-document.ts';
import type { MailMessage } from '../mail/mail-message.ts';
import { subjectLine } from '../mail/subject-line.ts';
import { mailbox } from '../text/email-address.ts';
import { plainText } from '../text/plain-text.ts';
import type { Letterhead } from './lead-mail.ts';

export type TeamMail = Extract<EffectBody, { kind: 'team_mail' }>;

/** UTF-16 units of a message to the team; far below the sizes at which mail systems begin to refuse. */
const longestText = 20_000;

/** Where to read on. */
export interface CaseLinks {
  transcriptUrl?: string;
  panelUrl?: string;
}

const linkLines = ({ transcriptUrl, panelUrl }: CaseLinks): string =>
  [
    ...(transcriptUrl === undefined ? [] : [`Transcript: ${transcriptUrl}`]),
    ...(panelUrl === undefined ? [] : [`LiveAgent: ${panelUrl}`]),
  ].join('\n');

/** A plain message to the team's mailbox. `replyTo` is left out where it is no single address. */
export const teamMail = (
  mail: TeamMail,
  { from, to, brand }: Letterhead,
  links: CaseLinks = {},
): MailMessage => {
  const subject = subjectLine(mail.subject, longestSubject) || `${brand}: message to the team`;
  const words = plainText(mail.text, longestText) || subject;
  const text = [words, linkLines(links)].filter((part) => part !== '').join('\n\n');
  const replyTo = mailbox(mail.replyTo ?? '');
  const blocks = text.split('\n\n').map((part): MailBlock => ({ kind: 'paragraph', text: part }));
  return {
    from,
    to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text: `${text}\n`,
    html: asHtml(subject, blocks),
  };
};
