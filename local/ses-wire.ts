import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MailMessage } from '../core/mail/mail-message.ts';
import { decodeWords, headerOf, readMime, textOfType } from './read-mime.ts';

/** A whole request or answer. */
export const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const list = (form: URLSearchParams, prefix: string): string[] =>
  [...form].filter(([name]) => name.startsWith(`${prefix}.member.`)).map(([, value]) => value);

const simpleMail = (form: URLSearchParams): MailMessage => {
  const [replyTo] = list(form, 'ReplyToAddresses');
  return {
    from: form.get('Source') ?? '',
    to: list(form, 'Destination.ToAddresses'),
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: form.get('Message.Subject.Data') ?? '',
    text: form.get('Message.Body.Text.Data') ?? '',
    html: form.get('Message.Body.Html.Data') ?? '',
  };
};

/** Recipients are those of the request: SES goes by them, whatever the headers say. */
const rawMail = (form: URLSearchParams): MailMessage => {
  const mail = readMime(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'));
  const header = (name: string) => headerOf(mail.headers, name);
  const replyTo = header('Reply-To');
  const inReplyTo = /^<([^<>]+)>$/.exec(header('In-Reply-To') ?? '')?.[1];
  return {
    from: header('From') ?? '',
    to: list(form, 'Destinations'),
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: decodeWords(header('Subject') ?? ''),
    text: textOfType(mail, 'text/plain') ?? '',
    html: textOfType(mail, 'text/html') ?? '',
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
  };
};

/** How a mail stands in the requests that send one. */
export const readers: Record<string, (form: URLSearchParams) => MailMessage> = {
  SendEmail: simpleMail,
  SendRawEmail: rawMail,
};

/** SES's own error answers; it says "429" as HTTP 400 with the code Throttling. Source: Amazon SES API Reference, "Common Errors". */
const errorAnswers: Record<'500' | '429', { status: number; type: string; code: string; message: string }> = {
  '500': { status: 500, type: 'Receiver', code: 'InternalFailure', message: 'Injected fault.' },
  '429': { status: 400, type: 'Sender', code: 'Throttling', message: 'Maximum sending rate exceeded.' },
};

export const answerError = (response: ServerResponse, kind: '500' | '429'): void => {
  const { status, type, code, message } = errorAnswers[kind];
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>injected</RequestId></ErrorResponse>`,
  );
};
