import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomIds } from '../../adapters/ids/random-ids.ts';
import { folderMail, listMail } from '../../adapters/mail/folder.ts';
import { mailContract } from './mail.suite.ts';

const at = Date.UTC(2026, 2, 2, 9);
const bare = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com'],
  subject: 'Hello',
  text: 'Text.\n',
  html: '<p>Text.</p>\n',
};

describe('mail folder', () => {
  let root = '';
  let opened = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'frontdesk-mail-'));
  });
  afterAll(() => rm(root, { recursive: true }));
  const newDir = () => {
    opened += 1;
    return join(root, String(opened));
  };

  mailContract(async () => {
    const dir = newDir();
    return {
      mail: folderMail({ dir, now: () => at, ids: randomIds }),
      taken: async () => (await listMail(dir)).map(({ at: _, ...mail }) => mail),
    };
  });

  it('lists nothing where nothing was ever mailed', async () => {
    expect(await listMail(join(root, 'nowhere'))).toEqual([]);
  });

  it('writes a JSON and a readable file per mail and leaves no drafts', async () => {
    const dir = newDir();
    await folderMail({ dir, now: () => at, ids: { next: () => 'id/1' } }).send({
      ...bare,
      replyTo: 'anna@example.org',
      inReplyTo: 'id-0',
    });
    const name = `00${at}-000001-id1`;
    expect((await readdir(dir)).sort()).toEqual([`${name}.json`, `${name}.txt`]);
    expect(await readFile(join(dir, `${name}.txt`), 'utf8')).toBe(`Date: Mon, 02 Mar 2026 09:00:00 GMT
Message-ID: <id/1>
From: frontdesk@example.com
To: sales@example.com
Reply-To: anna@example.org
In-Reply-To: <id-0>
Subject: Hello

Text.
`);
  });

  it('keeps mails of an earlier run, in order of their time', async () => {
    const dir = newDir();
    for (const [nth, now] of [at + 2, at, at + 1].entries()) {
      const mail = folderMail({ dir, now: () => now, ids: { next: () => `run${nth}` } });
      await mail.send(bare);
    }
    expect((await listMail(dir)).map((mail) => mail.id)).toEqual(['run1', 'run2', 'run0']);
  });

  it('says which file is broken instead of leaving it out', async () => {
    const dir = newDir();
    await folderMail({ dir, now: () => at, ids: { next: () => 'a' } }).send(bare);
    await writeFile(join(dir, '000-broken.json'), '{"id":');
    await expect(listMail(dir)).rejects.toMatchObject({
      code: 'invalid',
      message: 'mail file 000-broken.json cannot be read; expected a mail as JSON',
    });
  });
});
