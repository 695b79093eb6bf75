import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailMessage } from '../core/mail/mail-message.ts';
import type { FaultKind, Faults } from './faults.ts';
import { decodeWords, headerOf, readMime, textOfType } from './read-mime.ts';

/** A mail that the upstream took, as the request told it: the emulator's own inbox does not keep Reply-To. */
export type ProxiedMail = MailMessage & { id: string; at: number };

export interface SesProxy {
  /** Address for `AWS_ENDPOINT_URL_SES`. */
  url: string;
  /** Mails taken since the start, oldest first. */
  mails(): ProxiedMail[];
  close(): Promise<void>;
}

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/**
 * The emulator knows neither the identity that a mail is sent from nor its condition keys, so it would refuse the
 * function's exact role; the infra tests hold that role instead, and here the account's owner sends.
 */
const asOwner = (authorization: string): string =>
  authorization.replace(/Credential=[^/]+/, 'Credential=test');

const forward = (upstream: URL, incoming: IncomingMessage, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const { connection: _, 'transfer-encoding': __, 'x-amz-security-token': ___, ...rest } = incoming.headers;
    const headers = { ...rest, authorization: asOwner(rest.authorization ?? '') };
    const outgoing = request(
      new URL(incoming.url ?? '/', upstream),
      { method: incoming.method, headers },
      (response) => {
        readAll(response).then((answer) => {
          resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer });
        }, reject);
      },
    );
    outgoing.on('error', reject).end(body);
  });

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
const readers: Record<string, (form: URLSearchParams) => MailMessage> = {
  SendEmail: simpleMail,
  SendRawEmail: rawMail,
};

/** SES's own error answers; it says "429" as HTTP 400 with the code Throttling. Source: Amazon SES API Reference, "Common Errors". */
const errorAnswers: Record<'500' | '429', { status: number; type: string; code: string; message: string }> = {
  '500': { status: 500, type: 'Receiver', code: 'InternalFailure', message: 'Injected fault.' },
  '429': { status: 400, type: 'Sender', code: 'Throttling', message: 'Maximum sending rate exceeded.' },
};

const answerError = (response: ServerResponse, kind: '500' | '429'): void => {
  const { status, type, code, message } = errorAnswers[kind];
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>injected</RequestId></ErrorResponse>`,
  );
};

/**
 * A loopback proxy before an SES endpoint that applies `faults` to the mails passing through and remembers what was
 * taken. `port` 0 picks a free one.
 */
export const startSesProxy = async ({
  upstream,
  faults,
  port = 0,
}: {
  upstream: string;
  faults: Faults;
  port?: number;
}): Promise<SesProxy> => {
  const target = new URL(upstream);
  const taken: ProxiedMail[] = [];
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(incoming);
    const form = new URLSearchParams(body.toString('utf8'));
    const read = readers[form.get('Action') ?? ''];
    const fault: FaultKind | undefined = read === undefined ? undefined : faults.take('ses');
    if (fault === 'reset') {
      incoming.socket.destroy();
      return;
    }
    if (fault === '500' || fault === '429') {
      answerError(response, fault);
      return;
    }
    const answer = await forward(target, incoming, body);
    const id = /<MessageId>([^<]+)<\/MessageId>/.exec(answer.body.toString('utf8'))?.[1];
    if (answer.status === 200 && id !== undefined && read !== undefined) {
      taken.push({ id, at: Date.now(), ...read(form) });
    }
    // The caller waits until its own time-out: the mail is taken, the answer never comes.
    if (fault === 'timeout_after_accept') return;
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, 'content-length': answer.body.length }).end(answer.body);
  };
  const server = createServer((incoming, response) => {
    pass(incoming, response).catch((error: unknown) => {
      console.error(`ses proxy: ${error instanceof Error ? error.message : String(error)}`);
      incoming.socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: () => [...taken],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
