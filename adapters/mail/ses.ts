import { SESClient, type SESClientConfig, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '../../core/errors.ts';
import { checkMail } from '../../core/mail/check-mail.ts';
import type { MailMessage } from '../../core/mail/mail-message.ts';
import type { Mail } from '../../core/ports.ts';
import { messageIdHeader } from './message-id.ts';
import { sesError } from './ses-errors.ts';

/** Longest that one request may take, in milliseconds; an effect's lease must be longer. */
const sesTimeoutMs = { connection: 2_000, request: 8_000 } as const;

/** One attempt per call: SES has no idempotency token, so only the outbox may decide to send again. */
export const sesClient = (options: Pick<SESClientConfig, 'region' | 'endpoint' | 'credentials'> = {}) =>
  new SESClient({
    ...options,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: sesTimeoutMs.connection,
      requestTimeout: sesTimeoutMs.request,
      throwOnRequestTimeout: true,
    }),
  });

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

const simple = ({ from, to, replyTo, subject, text, html }: MailMessage) =>
  new SendEmailCommand({
    Source: from,
    Destination: { ToAddresses: to },
    ...(replyTo === undefined ? {} : { ReplyToAddresses: [replyTo] }),
    Message: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
  });

/** The composer is loaded for the first of these only. */
const threaded = async (message: MailMessage, inReplyTo: string) => {
  const { rawMail } = await import('./raw-mail.ts');
  return new SendRawEmailCommand({
    Source: message.from,
    Destinations: message.to,
    RawMessage: { Data: await rawMail(message, inReplyTo) },
  });
};

/**
 * Amazon SES. It builds the headers itself, so that no text of ours can become one; only a mail of a thread, whose
 * headers it would not take otherwise, is composed here.
 * AppError: throttled, refused (not verified, malformed, forbidden), unavailable (never handed over), ambiguous.
 */
export const sesMail = (client: SESClient): Mail => ({
  send: async (message) => {
    checkMail(message);
    const { inReplyTo } = message;
    const sending =
      inReplyTo === undefined
        ? client.send(simple(message))
        : client.send(await threaded(message, messageIdHeader(inReplyTo, await client.config.region())));
    const { MessageId: id } = await sending.catch((error: unknown) => {
      throw sesError(error);
    });
    if (id === undefined) throw new AppError('ambiguous', 'SES answered without a message id; expected one');
    return { id };
  },
});
