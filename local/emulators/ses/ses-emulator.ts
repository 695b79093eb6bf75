import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../core/errors.ts';
import type { MailMessage } from '../../../core/mail/mail-message.ts';
import type { Mail } from '../../../core/ports.ts';
import type { Faults } from '../../faults.ts';
import { serverOptions } from '../../server-options.ts';
import { answerError, readAll, readers } from '../../ses-wire.ts';

export interface SesEmulator {
  url: string;
  close(): Promise<void>;
}

/** Recipients see the id that SES answered at the region's host; the mailbox knows it without. */
const asStored = ({ inReplyTo, ...mail }: MailMessage): MailMessage =>
  inReplyTo === undefined
    ? mail
    : { ...mail, inReplyTo: inReplyTo.replace(/@([a-z0-9-]+\.amazonses|email\.amazonses)\.com$/, '') };

/** The signature's form; the emulator holds no secret to check it with. */
const isSigned = ({ headers }: IncomingMessage): boolean =>
  /^AWS4-HMAC-SHA256 Credential=\S+\/ses\/aws4_request, ?SignedHeaders=\S+, ?Signature=[0-9a-f]{64}$/.test(
    headers.authorization ?? '',
  );

const refuse = (response: ServerResponse, status: number, code: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
  );
};

const taken = (response: ServerResponse, action: string, id: string): void => {
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result><MessageId>${id}</MessageId></${action}Result><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></${action}Response>`,
  );
};

/** SES's query API for sending on a loopback port: what it takes goes to `mailbox`. */
export const createSesEmulator = async ({
  mailbox,
  faults,
}: {
  mailbox: Mail;
  faults: Pick<Faults, 'take'>;
}): Promise<SesEmulator> => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams((await readAll(request)).toString('utf8'));
    const action = form.get('Action') ?? '';
    const read = readers[action];
    if (read === undefined) return refuse(response, 400, 'InvalidAction', 'Could not find operation');
    if (!isSigned(request)) return refuse(response, 403, 'MissingAuthenticationToken', 'Request is unsigned');
    const fault = faults.take('ses');
    if (fault === 'reset') {
      request.socket.destroy();
      return;
    }
    if (fault === '500' || fault === '429') return answerError(response, fault);
    try {
      const { id } = await mailbox.send(asStored(read(form)));
      // The caller waits until its own time-out: the mail is taken, the answer never comes.
      if (fault !== 'timeout_after_accept') taken(response, action, id);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'invalid')) throw error;
      refuse(response, 400, 'MessageRejected', 'The message is malformed');
    }
  };
  const server = createServer(serverOptions, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('SES emulator:', error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
