import { SendEmailCommand, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import { sesClient, sesMail } from '../../adapters/mail/ses.ts';
import { createFaults } from '../../local/faults.ts';
import { type SesProxy, startSesProxy } from '../../local/ses-proxy.ts';
import { mailContract } from '../contract/mail.suite.ts';

interface StackMail {
  MessageId: string;
  Source: string;
  To: string[];
  Subject: string;
  BodyText: string;
  BodyHtml: string;
}

const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
const options = { region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
const mail = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com'],
  replyTo: 'anna@example.org',
  subject: 'Hello',
  text: 'Text.\n',
  html: '<p>Text.</p>\n',
};

const inbox = async (): Promise<StackMail[]> => {
  const response = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await response.json()) as { messages: Record<string, StackMail[]> };
  return Object.values(messages).flat();
};

describe('SES', () => {
  const faults = createFaults();
  let proxy: SesProxy;
  beforeAll(async () => {
    if (endpoint === '') throw new Error('AWS_ENDPOINT_URL is not set; expected the address of MiniStack');
    proxy = await startSesProxy({ upstream: endpoint, faults });
    await sesClient({ ...options, endpoint }).send(
      new VerifyDomainIdentityCommand({ Domain: 'example.com' }),
    );
  });
  afterAll(() => proxy.close());

  mailContract(async () => {
    const earlier = (await inbox()).length;
    return {
      mail: sesMail(sesClient({ ...options, endpoint: proxy.url })),
      // What MiniStack holds; what it does not keep is taken from the request as it passed.
      taken: async () => {
        const passed = new Map(proxy.mails().map((mail) => [mail.id, mail]));
        return (await inbox()).slice(earlier).map((held) => {
          const { replyTo, inReplyTo } = passed.get(held.MessageId) ?? {};
          return {
            id: held.MessageId,
            from: held.Source,
            to: held.To,
            ...(replyTo === undefined ? {} : { replyTo }),
            subject: held.Subject,
            // MiniStack reads a raw mail without turning its line ends back.
            text: held.BodyText.replaceAll('\r\n', '\n'),
            html: held.BodyHtml.replaceAll('\r\n', '\n'),
            ...(inReplyTo === undefined ? {} : { inReplyTo }),
          };
        });
      },
    };
  });

  it('tells an unverified sender as refused, without its address', async () => {
    const ses = sesMail(sesClient({ ...options, endpoint }));
    await expect(ses.send({ ...mail, from: 'who@unverified.example' })).rejects.toMatchObject({
      code: 'refused',
      message: 'SES failed with MessageRejected (400)',
    });
  });

  it('leaves what is no mail alone and passes the upstream’s own errors on', async () => {
    faults.add({ service: 'ses', kind: '429', times: 1 });
    const client = sesClient({ ...options, endpoint: proxy.url });
    await client.send(new VerifyDomainIdentityCommand({ Domain: 'example.com' }));
    const wrong = new SendEmailCommand({
      Source: 'frontdesk@example.com',
      Destination: { ToAddresses: ['nobody'] },
      Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
    });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'Throttling' });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('tells an endpoint where nobody listens as unavailable', async () => {
    const gone = await startSesProxy({ upstream: endpoint, faults });
    await gone.close();
    const ses = sesMail(sesClient({ ...options, endpoint: gone.url }));
    await expect(ses.send(mail)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'SES failed with ECONNREFUSED',
    });
  });

  it.each([
    ['500', 'ambiguous', 'SES failed with InternalFailure (500)', 0],
    ['429', 'throttled', 'SES failed with Throttling (400)', 0],
    ['reset', 'ambiguous', 'SES failed with Error', 0],
    ['timeout_after_accept', 'ambiguous', 'SES failed with TimeoutError', 1],
  ] as const)('suffers %s as %s and takes the next mail', async (kind, code, message, taken) => {
    const earlier = (await inbox()).length;
    faults.add({ service: 'ses', kind, times: 1 });
    const ses = sesMail(sesClient({ ...options, endpoint: proxy.url }));
    await expect(ses.send(mail)).rejects.toMatchObject({ code, message });
    expect((await inbox()).length - earlier).toBe(taken);
    await ses.send(mail);
    expect((await inbox()).length - earlier).toBe(taken + 1);
  });
});
