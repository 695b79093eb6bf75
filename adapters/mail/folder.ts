import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Instant } from '../../core/conversation/conversation.ts';
import { AppError } from '../../core/errors.ts';
import { checkMail } from '../../core/mail/check-mail.ts';
import type { MailMessage } from '../../core/mail/mail-message.ts';
import type { Ids, Mail } from '../../core/ports.ts';

const storedMail = z.strictObject({
  id: z.string(),
  at: z.int(),
  from: z.string(),
  to: z.array(z.string()),
  replyTo: z.string().exactOptional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  inReplyTo: z.string().exactOptional(),
});

export type StoredMail = z.infer<typeof storedMail>;

export interface FolderOptions {
  dir: string;
  now: () => Instant;
  ids: Ids;
}

/** A name that sorts by time; mails of one process and one millisecond keep their order. */
const nameOf = (at: Instant, nth: number, id: string): string =>
  `${String(at).padStart(15, '0')}-${String(nth).padStart(6, '0')}-${id.replace(/[^A-Za-z0-9_-]/g, '')}`;

/** Readers never see half a file. */
const writeWhole = async (path: string, content: string): Promise<void> => {
  const draft = `${path}.part`;
  await writeFile(draft, content, { flag: 'wx' });
  await rename(draft, path);
};

const readable = (mail: StoredMail): string =>
  [
    `Date: ${new Date(mail.at).toUTCString()}`,
    `Message-ID: <${mail.id}>`,
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    ...(mail.replyTo === undefined ? [] : [`Reply-To: ${mail.replyTo}`]),
    ...(mail.inReplyTo === undefined ? [] : [`In-Reply-To: <${mail.inReplyTo}>`]),
    `Subject: ${mail.subject}`,
    '',
    mail.text,
  ].join('\n');

/** Mail as files in a folder: one JSON and one readable text each. The embedded twin of SES. */
export const folderMail = ({ dir, now, ids }: FolderOptions): Mail => {
  let sent = 0;
  return {
    send: async (message: MailMessage) => {
      checkMail(message);
      const mail: StoredMail = { id: ids.next(), at: now(), ...message };
      sent += 1;
      const path = join(dir, nameOf(mail.at, sent, mail.id));
      await mkdir(dir, { recursive: true });
      await writeWhole(`${path}.txt`, readable(mail));
      await writeWhole(`${path}.json`, `${JSON.stringify(mail, null, 2)}\n`);
      return { id: mail.id };
    },
  };
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const readStored = async (dir: string, name: string): Promise<StoredMail> => {
  const content = await readFile(join(dir, name), 'utf8');
  try {
    return storedMail.parse(JSON.parse(content));
  } catch (cause) {
    throw new AppError('invalid', `mail file ${name} cannot be read; expected a mail as JSON`, { cause });
  }
};

/** Everything mailed into the folder, oldest first; nothing where there is no folder yet. AppError invalid: a broken file. */
export const listMail = async (dir: string): Promise<StoredMail[]> => {
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readStored(dir, name)));
};
