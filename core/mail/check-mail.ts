import { AppError } from '../errors.ts';
import { mailbox } from '../text/email-address.ts';
import type { MailMessage } from './mail-message.ts';

/** Longest subject that mail programs show whole and that stays one header line after encoding; UTF-16 units. */
export const longestSubject = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that split a header.
const splitsHeader = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** SES takes no others; an international domain has to come in Punycode. */
const isBareAddress = (text: string): boolean => /^[!-~]+$/.test(text) && mailbox(text) !== undefined;

/** What mail systems give as ids, with or without a host: nothing that could end or begin a header. */
const isMailId = (text: string): boolean => text.length <= 250 && /^[\w.+=-]+(@[\w.-]+)?$/.test(text);

const check = (sound: boolean, message: string): void => {
  if (!sound) throw new AppError('invalid', `mail: ${message}`);
};

/** AppError invalid unless the message can be sent as it is; no address or text stands in its message. */
export const checkMail = (message: MailMessage): void => {
  const { from, to, replyTo, subject, text, html, inReplyTo } = message;
  check(isBareAddress(from), 'from is no e-mail address; expected one bare address');
  check(to.length >= 1 && to.length <= 50, `to holds ${to.length} addresses; expected 1 to 50`);
  check(to.every(isBareAddress), 'to holds something else than bare e-mail addresses');
  check(
    replyTo === undefined || isBareAddress(replyTo),
    'replyTo is no e-mail address; expected one bare address',
  );
  check(!splitsHeader.test(subject), 'subject holds control characters; expected one line');
  check(
    subject.trim() !== '' && subject.length <= longestSubject,
    `subject has ${subject.length} characters; expected 1 to ${longestSubject}`,
  );
  check(inReplyTo === undefined || isMailId(inReplyTo), 'inReplyTo is no id of a mail; expected one bare id');
  check(text.trim() !== '' && html.trim() !== '', 'text or html is empty; expected both');
};
