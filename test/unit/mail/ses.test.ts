import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sesClient, sesMail } from '../../../adapters/mail/ses.ts';
import { headerOf, readMime } from '../../../local/read-mime.ts';

const mail = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com', 'second@example.com'],
  replyTo: 'anna@example.org',
  subject: 'Hello',
  text: 'Text.\n',
  html: '<p>Text.</p>\n',
};

/** SES as far as requests go: it notes them, and takes every mail. */
describe('sesMail', () => {
  let server: Server;
  let requests: URLSearchParams[];
  beforeEach(async () => {
    requests = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const form = new URLSearchParams(body);
      requests.push(form);
      const action = form.get('Action');
      response.end(
        `<${action}Response><${action}Result><MessageId>0108-${requests.length}</MessageId></${action}Result></${action}Response>`,
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const ses = (region: string) =>
    sesMail(
      sesClient({
        region,
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
    );

  it('leaves the headers of a first mail to SES', async () => {
    expect(await ses('eu-central-1').send(mail)).toEqual({ id: '0108-1' });
    expect(requests.map((form) => [form.get('Action'), form.get('RawMessage.Data')])).toEqual([
      ['SendEmail', null],
    ]);
  });

  it.each([
    ['eu-central-1', '<0108-1@eu-central-1.amazonses.com>'],
    ['us-east-1', '<0108-1@email.amazonses.com>'],
  ])(
    'puts a mail from %s into the thread of an earlier one by the Message-ID recipients know',
    async (region, thread) => {
      const { id } = await ses(region).send(mail);
      await ses(region).send({ ...mail, inReplyTo: id });
      const [, form] = requests;
      const { headers } = readMime(Buffer.from(form?.get('RawMessage.Data') ?? '', 'base64'));
      expect({
        action: form?.get('Action'),
        source: form?.get('Source'),
        to: [form?.get('Destinations.member.1'), form?.get('Destinations.member.2')],
        others: form?.get('Destinations.member.3'),
        thread: [headerOf(headers, 'In-Reply-To'), headerOf(headers, 'References')],
      }).toEqual({
        action: 'SendRawEmail',
        source: mail.from,
        to: mail.to,
        others: null,
        thread: [thread, thread],
      });
    },
  );

  it.each(['a b', 'a>\r\nBcc: spy@evil.example', '', '<a@b.example>', 'a@b@c', 'é', 'a'.repeat(251)])(
    'takes %j for no mail to follow, and sends nothing',
    async (inReplyTo) => {
      await expect(ses('eu-central-1').send({ ...mail, inReplyTo })).rejects.toMatchObject({
        code: 'invalid',
        message: 'mail: inReplyTo is no id of a mail; expected one bare id',
      });
      expect(requests).toEqual([]);
    },
  );
});
