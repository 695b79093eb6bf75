import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { folderMail, listMail } from '../../adapters/mail/folder.ts';
import { sesClient, sesMail } from '../../adapters/mail/ses.ts';
import { createSesEmulator } from '../../local/emulators/ses/ses-emulator.ts';
import { type ConnectionFault, createFaults } from '../../local/faults.ts';
import { mailContract } from './mail.suite.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const message = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com'],
  subject: 'Hello',
  text: 'Text.\n',
  html: '<p>Text.</p>\n',
};

describe('SES adapter against the SES emulator', () => {
  const closing: (() => Promise<void>)[] = [];
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'frontdesk-ses-'));
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await rm(root, { recursive: true });
  });

  const open = async () => {
    const dir = join(root, randomIds.next());
    const faults = createFaults(() => 0);
    const mailbox = folderMail({ dir, now: () => 0, ids: randomIds });
    const emulator = await createSesEmulator({ mailbox, faults });
    const client = sesClient({ region: 'eu-central-1', endpoint: emulator.url, credentials });
    closing.push(emulator.close, async () => client.destroy());
    return { faults, mail: sesMail(client), url: emulator.url, taken: () => listMail(dir) };
  };

  mailContract(async () => {
    const { mail, taken } = await open();
    return { mail, taken: async () => (await taken()).map(({ at: _, ...stored }) => stored) };
  });

  it.each<[ConnectionFault, string, number]>([
    ['429', 'throttled', 0],
    ['500', 'ambiguous', 0],
    ['reset', 'ambiguous', 0],
    ['timeout_after_accept', 'ambiguous', 1],
  ])('suffers %s, told as %s', async (kind, code, mails) => {
    const { faults, mail, taken } = await open();
    faults.add({ service: 'ses', kind, times: 1 });
    await expect(mail.send(message)).rejects.toMatchObject({ name: 'AppError', code });
    expect({ mails: (await taken()).length, suffered: faults.suffered() }).toEqual({
      mails,
      suffered: [{ service: 'ses', kind, at: 0 }],
    });
    await mail.send(message);
    expect((await taken()).length).toBe(mails + 1);
  });

  it('forgets faults that nobody suffered', async () => {
    const { faults, mail, taken } = await open();
    faults.add({ service: 'ses', kind: '500', times: 3 });
    faults.clear();
    await mail.send(message);
    expect({ mails: (await taken()).length, suffered: faults.suffered() }).toEqual({
      mails: 1,
      suffered: [],
    });
  });

  it.each([
    ['an action that it does not know', 'Action=DeleteIdentity', 400, 'InvalidAction'],
    ['a request without a signature', 'Action=SendEmail', 403, 'MissingAuthenticationToken'],
  ])('refuses %s', async (_, body, status, code) => {
    const { url } = await open();
    const answer = await fetch(url, { method: 'POST', body });
    expect([answer.status, /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1]]).toEqual([status, code]);
  });
});
