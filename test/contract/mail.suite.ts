import { AppError } from '../../core/errors.ts';
import type { MailMessage } from '../../core/mail/mail-message.ts';
import type { Mail } from '../../core/ports.ts';

export interface MailUnderTest {
  mail: Mail;
  /** What the other side took since the last `open`, oldest first. */
  taken(): Promise<(MailMessage & { id: string })[]>;
}

const message: MailMessage = {
  from: 'frontdesk@example.com',
  to: ['sales@example.com', 'second@example.com'],
  replyTo: 'anna+chat@example.org',
  subject: 'New lead: Zoë Müller 😀 [L-abc]',
  text: '**Email address:** anna@example.org\n\n> „Grüße“ & <b>日本語</b> = 100 % +1\n',
  html: '<!doctype html>\n<p>„Grüße“ &amp; &lt;b&gt;日本語&lt;/b&gt; = 100 % +1</p>\n',
};

/** What every Mail keeps to. */
export const mailContract = (open: () => Promise<MailUnderTest>): void => {
  it('carries every part of a message unchanged and names it', async () => {
    const { mail, taken } = await open();
    const { id } = await mail.send(message);
    expect(await taken()).toEqual([{ ...message, id }]);
  });

  it('sends without Reply-To where none is given', async () => {
    const { mail, taken } = await open();
    const { replyTo: _, ...bare } = message;
    const { id } = await mail.send(bare);
    expect(await taken()).toEqual([{ ...bare, id }]);
  });

  it('carries a mail of the same thread unchanged, and names the mail that it follows', async () => {
    const { mail, taken } = await open();
    const first = await mail.send(message);
    const update = { ...message, subject: `Re: ${message.subject}`, inReplyTo: first.id };
    const { id } = await mail.send(update);
    const { replyTo: _, ...bare } = update;
    const third = await mail.send(bare);
    expect(await taken()).toEqual([
      { ...message, id: first.id },
      { ...update, id },
      { ...bare, id: third.id },
    ]);
  });

  it('carries a long mail of a thread whole', async () => {
    const { mail, taken } = await open();
    const { id } = await mail.send(message);
    const text = `${'Ümlaut & Zeichen = 1 '.repeat(300)}\n.\n`.repeat(3);
    await mail.send({ ...message, text, subject: `Ü${'s'.repeat(199)}`, inReplyTo: id });
    expect((await taken()).slice(1).map((sent) => [sent.subject.length, sent.text])).toEqual([[200, text]]);
  });

  it('takes the same message twice for two mails, in order', async () => {
    const { mail, taken } = await open();
    const ids: string[] = [];
    for (const subject of ['one', 'two', 'two', 'three']) {
      ids.push((await mail.send({ ...message, subject })).id);
    }
    expect({
      distinct: new Set(ids).size,
      taken: (await taken()).map((sent) => [sent.id, sent.subject]),
    }).toEqual({
      distinct: 4,
      taken: [
        [ids[0], 'one'],
        [ids[1], 'two'],
        [ids[2], 'two'],
        [ids[3], 'three'],
      ],
    });
  });

  it('keeps mails apart that are sent at once', async () => {
    const { mail, taken } = await open();
    const subjects = Array.from({ length: 8 }, (_, i) => `mail ${i}`);
    await Promise.all(subjects.map((subject) => mail.send({ ...message, subject })));
    expect((await taken()).map((sent) => sent.subject).sort()).toEqual(subjects);
  });

  it('carries a long message whole', async () => {
    const { mail, taken } = await open();
    const text = 'Zeile mit Ümlaut & Zeichen\n'.repeat(700);
    await mail.send({ ...message, text, subject: 's'.repeat(200) });
    expect((await taken()).map((sent) => [sent.subject.length, sent.text])).toEqual([[200, text]]);
  });

  it.each<[string, Partial<MailMessage>, string]>([
    ['no recipient', { to: [] }, 'mail: to holds 0 addresses; expected 1 to 50'],
    [
      'a recipient that is none',
      { to: ['Sales <sales@example.com>'] },
      'mail: to holds something else than bare e-mail addresses',
    ],
    [
      'a sender that is none',
      { from: 'nobody' },
      'mail: from is no e-mail address; expected one bare address',
    ],
    [
      'two addresses to reply to',
      { replyTo: 'a@example.com,b@example.com' },
      'mail: replyTo is no e-mail address; expected one bare address',
    ],
    [
      'a subject of two lines',
      { subject: 'Hello\r\nBcc: all@example.com' },
      'mail: subject holds control characters; expected one line',
    ],
    [
      'an endless subject',
      { subject: 's'.repeat(201) },
      'mail: subject has 201 characters; expected 1 to 200',
    ],
    [
      'a thread that is none',
      { inReplyTo: 'a> <b@example.com>\r\nBcc: all@example.com' },
      'mail: inReplyTo is no id of a mail; expected one bare id',
    ],
    ['an empty text', { text: ' \n' }, 'mail: text or html is empty; expected both'],
  ])('refuses %s and sends nothing', async (_name, wrong, expected) => {
    const { mail, taken } = await open();
    await expect(mail.send({ ...message, ...wrong })).rejects.toEqual(new AppError('invalid', expected));
    expect(await taken()).toEqual([]);
  });
};
