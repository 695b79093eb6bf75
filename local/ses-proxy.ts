import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailMessage } from '../core/mail/mail-message.ts';
import type { FaultKind, Faults } from './faults.ts';
import { answerError, readAll, readers } from './ses-wire.ts';

/** A mail that the upstream took, as the request told it: the emulator's own inbox does not keep Reply-To. */
export type ProxiedMail = MailMessage & { id: string; at: number };

export interface SesProxy {
  /** Address for `AWS_ENDPOINT_URL_SES`. */
  url: string;
  /** Mails taken since the start, oldest first. */
  mails(): ProxiedMail[];
  close(): Promise<void>;
}

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
