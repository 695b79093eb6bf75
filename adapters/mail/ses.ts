import { SESClient, type SESClientConfig, SendEmailCommand } from '@aws-sdk/client-ses';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '../../core/errors.ts';
import { checkMail } from '../../core/mail/check-mail.ts';
import type { Mail } from '../../core/ports.ts';
import { sesError } from './ses-errors.ts';

/** Longest that one request may take, in milliseconds; an effect's lease must be longer. */
export const sesTimeoutMs = { connection: 2_000, request: 8_000 } as const;

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

/**
 * Amazon SES. Headers are built by SES, so that no text of ours can become one.
 * AppError: throttled, refused (not verified, malformed, forbidden), unavailable (never handed over), ambiguous.
 */
export const sesMail = (client: SESClient): Mail => ({
  send: async (message) => {
    checkMail(message);
    const command = new SendEmailCommand({
      Source: message.from,
      Destination: { ToAddresses: message.to },
      ...(message.replyTo === undefined ? {} : { ReplyToAddresses: [message.replyTo] }),
      Message: {
        Subject: utf8(message.subject),
        Body: { Text: utf8(message.text), Html: utf8(message.html) },
      },
    });
    const { MessageId: id } = await client.send(command).catch((error: unknown) => {
      throw sesError(error);
    });
    if (id === undefined) throw new AppError('ambiguous', 'SES answered without a message id; expected one');
    return { id };
  },
});
